package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.Finding;

/** Writes the answers to what came as a transaction, and resources that were kept from one. */
public final class TransactionResponse {
    private TransactionResponse() {}

    /** What is worth knowing of an entry beside its location. */
    public enum Remark {
        NONE(""),
        HISTORY("Kept as medication history; it is no order of this practice."),
        SUPPORT("Used where the Bundle refers to it; not kept by itself.");

        private final String text;

        Remark(String text) {
            this.text = text;
        }
    }

    /**
     * The answer to one entry.
     *
     * @param status 201 created, 200 known already or changed
     * @param location {@code Type/id}, null when it cannot be read by itself
     * @param version of the resource, 1 first; 0 when it is not told
     * @param warnings of a prescription
     */
    public record Answer(int status, @Nullable String location, long version, Remark remark, List<Finding> warnings) {

        /** How the location of a prescription begins. */
        public static final String PRESCRIPTION = "MedicationRequest/";

        /** Whether it is a prescription of ours. */
        public boolean prescription() {
            return location != null && location.startsWith(PRESCRIPTION);
        }

        /** The id in the location. */
        public UUID id() {
            String place = String.valueOf(location);
            return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
        }
    }

    /**
     * The Bundle that answers, an entry for each, in their order.
     *
     * @param shown by location, resources that are given back with their entry
     */
    public static byte[] bundle(List<Answer> answers, Map<String, byte[]> shown) {
        ObjectNode bundle = Json.resource("Bundle").put("type", "transaction-response");
        ArrayNode entries = bundle.putArray("entry");
        for (Answer answer : answers) {
            ObjectNode response = Json.object().put("status", answer.status() == 201 ? "201 Created" : "200 OK");
            if (answer.location() != null && answer.version() == 0) {
                response.put("location", answer.location());
            } else if (answer.location() != null) {
                response.put("location", answer.location() + "/_history/" + answer.version());
                response.put("etag", "W/\"" + answer.version() + "\"");
            }
            List<ObjectNode> issues = new ArrayList<>();
            answer.warnings().forEach(warning -> issues.add(OperationOutcomes.issue(warning)));
            if (answer.remark() != Remark.NONE) {
                issues.add(Json.object()
                        .put("severity", "information")
                        .put("code", "informational")
                        .put("diagnostics", answer.remark().text));
            }
            if (!issues.isEmpty()) {
                response.set("outcome", OperationOutcomes.outcome(issues));
            }
            ObjectNode entry = Json.object();
            byte @Nullable [] resource = answer.location() == null ? null : shown.get(answer.location());
            if (resource != null) {
                entry.set("resource", Json.tree(resource));
            }
            entries.add(entry.<ObjectNode>set("response", response));
        }
        return Json.bytes(bundle);
    }

    /** A resource as it was kept, with its id and version. */
    public static byte[] kept(byte[] resource, UUID id, long version, Instant updatedAt) {
        ObjectNode stored = Json.tree(resource);
        String type = stored.path("resourceType").asText();
        Completion.complete(stored, type);
        ObjectNode written = Json.resource(type).put("id", id.toString());
        ObjectNode meta = stored.get("meta") instanceof ObjectNode given ? given : Json.object();
        written.set(
                "meta",
                meta.put("versionId", Long.toString(version))
                        .put(
                                "lastUpdated",
                                updatedAt.truncatedTo(ChronoUnit.MILLIS).toString()));
        stored.properties().forEach(field -> written.putIfAbsent(field.getKey(), field.getValue()));
        return Json.bytes(written);
    }
}
