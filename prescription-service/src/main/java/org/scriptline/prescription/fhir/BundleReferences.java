package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.prescription.lint.Finding;

/** What the references of a Bundle's entries name: an entry, a record here, or somebody by an identifier. */
final class BundleReferences {
    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]*)\\?identifier=([^&]+)");
    private static final Pattern PATIENT = Pattern.compile("(?:.*/)?Patient/([0-9a-fA-F-]{36})");

    private final List<BundleNode> nodes;
    private final List<Finding> findings;

    BundleReferences(List<BundleNode> nodes, List<Finding> findings) {
        this.nodes = nodes;
        this.findings = findings;
    }

    Optional<BundleNode> entry(String reference) {
        return nodes.stream().filter(node -> node.isNamedBy(reference)).findFirst();
    }

    /** {@code Type?identifier=system|value} as type and identifier. */
    static Optional<ObjectNode> logical(String reference) {
        Matcher conditional = CONDITIONAL.matcher(reference);
        if (!conditional.matches()) {
            return Optional.empty();
        }
        return identifier(conditional.group(2)).map(identifier -> {
            ObjectNode logical = Json.object().put("type", conditional.group(1));
            logical.set(
                    "identifier",
                    Json.object().put("system", identifier.system()).put("value", identifier.value()));
            return logical;
        });
    }

    /** A token {@code system|value}; both parts are needed. */
    static Optional<Identifier> identifier(String token) {
        String text = URLDecoder.decode(token, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        return bar <= 0 || bar == text.length() - 1
                ? Optional.empty()
                : Optional.of(new Identifier(text.substring(0, bar), text.substring(bar + 1)));
    }

    /** An urn that no entry has cannot be resolved by anybody. */
    boolean dangling(String reference) {
        return reference.startsWith("urn:") && entry(reference).isEmpty();
    }

    /** The entry's patient; null with a finding when it names none that can be found. */
    @Nullable
    PatientTarget patient(BundleNode node) {
        String element = PatientElement.of(node.type());
        String path = node.path() + "." + element;
        JsonNode reference = node.resource().path(element);
        String text = reference.path("reference").asText();
        if (text.startsWith("#") && node.type().equals("MedicationRequest")) {
            return new PatientTarget.Within();
        }
        Optional<BundleNode> entry = text.isEmpty() ? Optional.empty() : entry(text);
        if (entry.isPresent() && entry.get().type().equals("Patient")) {
            return new PatientTarget.OfEntry(entry.get().index());
        }
        Matcher literal = PATIENT.matcher(text);
        if (literal.matches()) {
            return record(literal.group(1), path);
        }
        JsonNode logical = logical(text).<JsonNode>map(found -> found).orElse(reference);
        JsonNode identifier = logical.path("identifier");
        if (identifier.path("system").asText().equals(FhirSystems.PATIENT_RECORD)) {
            return record(identifier.path("value").asText(), path);
        }
        if (identifier.path("system").isTextual() && identifier.path("value").isTextual()) {
            return new PatientTarget.OfIdentifier(new Identifier(
                    identifier.path("system").asText(), identifier.path("value").asText()));
        }
        findings.add(
                text.isEmpty()
                        ? Finding.error(ErrorCode.REQUIRED_FIELD_MISSING, path, "The patient is missing.")
                        : Finding.error(
                                ErrorCode.REFERENCE_UNRESOLVED,
                                path,
                                "This names no Patient of the Bundle, no record and no identifier of one."));
        return null;
    }

    private @Nullable PatientTarget record(String id, String path) {
        try {
            return new PatientTarget.OfRecord(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            findings.add(Finding.error(ErrorCode.REFERENCE_UNRESOLVED, path));
            return null;
        }
    }
}
