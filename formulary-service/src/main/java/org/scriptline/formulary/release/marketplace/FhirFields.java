package org.scriptline.formulary.release.marketplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parts of PDex resources that are needed; what is not there is null. */
final class FhirFields {

    private FhirFields() {}

    /** The extension whose address ends so, or an empty node. */
    static JsonNode extension(JsonNode resource, String ending) {
        for (JsonNode extension : resource.path("extension")) {
            if (extension.path("url").asText().endsWith(ending)) {
                return extension;
            }
        }
        return MissingNode.getInstance();
    }

    /** The first code of a CodeableConcept, null when it has none. */
    static @Nullable String code(JsonNode concept) {
        return text(concept.path("coding").path(0).path("code"));
    }

    static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText().strip() : null;
    }

    static @Nullable Boolean flag(JsonNode extension) {
        JsonNode value = extension.path("valueBoolean");
        return value.isBoolean() ? value.asBoolean() : null;
    }

    static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** A FHIR date, of which a partial one is refused like any other text. */
    static Optional<LocalDate> date(JsonNode node) {
        try {
            return Optional.ofNullable(text(node))
                    .map(written -> LocalDate.parse(written.substring(0, Math.min(10, written.length()))));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The id at the end of a reference. */
    static @Nullable String referenced(JsonNode reference) {
        String written = text(reference.path("reference"));
        return written == null ? null : written.substring(written.lastIndexOf('/') + 1);
    }

    /** A PDex identifier without the prefix that says of what kind it is. */
    static String withoutPrefix(String identifier) {
        for (String prefix : new String[] {"PayerPlan-", "Formulary-", "Drug-"}) {
            if (identifier.startsWith(prefix)) {
                return identifier.substring(prefix.length());
            }
        }
        return identifier;
    }
}
