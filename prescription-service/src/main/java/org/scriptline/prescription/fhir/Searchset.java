package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/**
 * The answer to a search: a Bundle of type searchset.
 *
 * @param base this server's address, under which the entries are
 * @param self the search as it was understood
 * @param next the next page, null when this is the last
 * @param total how many match, null when that is not known without counting
 * @param ignored names of parameters that were not understood and not used
 */
public record Searchset(
        String base,
        String self,
        @Nullable String next,
        @Nullable Integer total,
        List<String> ignored) {

    /** The Bundle as UTF-8 JSON. */
    public byte[] write(List<ObjectNode> matches) {
        ObjectNode bundle = Json.resource("Bundle").put("type", "searchset");
        if (total != null) {
            bundle.put("total", total);
        }
        ArrayNode links = bundle.putArray("link");
        links.add(link("self", self));
        if (next != null) {
            links.add(link("next", next));
        }
        ArrayNode entries = Json.list();
        matches.forEach(match -> entries.add(entry(match, "match")
                .put(
                        "fullUrl",
                        base + "/" + match.path("resourceType").asText() + "/"
                                + match.path("id").asText())));
        if (!ignored.isEmpty()) {
            ObjectNode outcome = outcome();
            entries.add(entry(outcome, "outcome")
                    .put("fullUrl", "urn:uuid:" + UUID.nameUUIDFromBytes(Json.bytes(outcome))));
        }
        if (!entries.isEmpty()) {
            bundle.set("entry", entries);
        }
        return Json.bytes(bundle);
    }

    /** A MedicationRequest as it is read. */
    public static ObjectNode medicationRequest(FoundPrescription found) {
        return MedicationRequestWriter.resource(found.original(), found.view());
    }

    /** A resource that was written before. */
    public static ObjectNode resource(byte[] json) {
        try {
            return (ObjectNode) StrictFhirJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("a resource of our own cannot be read", e);
        }
    }

    /** A single resource as UTF-8 JSON. */
    public static byte[] bytes(ObjectNode resource) {
        return Json.bytes(resource);
    }

    private ObjectNode outcome() {
        return OperationOutcomes.outcome(ignored.stream()
                .map(name -> OperationOutcomes.issue(
                        "warning",
                        "not-supported",
                        FhirSystems.ERROR_CODE,
                        ErrorCode.PARAMETER_UNKNOWN.name(),
                        "The parameter " + name + " is not known here and was not used."))
                .toList());
    }

    private static ObjectNode entry(ObjectNode resource, String mode) {
        ObjectNode entry = Json.object();
        entry.set("resource", resource);
        entry.set("search", Json.object().put("mode", mode));
        return entry;
    }

    private static ObjectNode link(String relation, String url) {
        return Json.object().put("relation", relation).put("url", url);
    }
}
