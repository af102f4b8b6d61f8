package org.scriptline.kit.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elements of FHIR R4 resources, read leniently: what has another form than R4 gives is absent. */
public final class Fhir {
    public static final Set<String> RXNORM =
            Set.of("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88");
    public static final Set<String> NDC = Set.of("http://hl7.org/fhir/sid/ndc", "urn:oid:2.16.840.1.113883.6.69");
    public static final Set<String> LOINC = Set.of("http://loinc.org");
    public static final Set<String> SNOMED = Set.of("http://snomed.info/sct");
    public static final Set<String> NPI = Set.of("http://hl7.org/fhir/sid/us-npi");
    private static final Set<String> UNII = Set.of("http://fdasis.nlm.nih.gov", "urn:oid:2.16.840.1.113883.4.9");

    private static final int DAY = 10;
    private static final int MONTH = 7;
    private static final int YEAR = 4;

    private Fhir() {}

    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank()
                ? value.textValue().strip()
                : null;
    }

    public static List<JsonNode> list(JsonNode node, String field) {
        List<JsonNode> list = new ArrayList<>();
        if (node.path(field).isArray()) {
            node.path(field).forEach(list::add);
        }
        return list;
    }

    /** FDA's substance code; null for what is none. */
    public static @Nullable String unii(JsonNode concept) {
        @Nullable String code = code(concept, UNII);
        return code != null && code.matches("[0-9A-Z]{10}") ? code : null;
    }

    /** The first code of one of these systems. */
    public static @Nullable String code(JsonNode concept, Set<String> systems) {
        return list(concept, "coding").stream()
                .filter(coding -> systems.contains(String.valueOf(text(coding, "system"))))
                .map(coding -> text(coding, "code"))
                .filter(code -> code != null)
                .findFirst()
                .orElse(null);
    }

    public static boolean hasCode(JsonNode concept, Set<String> codes) {
        return list(concept, "coding").stream()
                .anyMatch(coding -> codes.contains(String.valueOf(text(coding, "code"))));
    }

    /** The concept's text, else the first display of its codings. */
    public static @Nullable String words(JsonNode concept) {
        @Nullable String own = text(concept, "text");
        if (own != null) {
            return own;
        }
        return list(concept, "coding").stream()
                .map(coding -> text(coding, "display"))
                .filter(display -> display != null)
                .findFirst()
                .orElse(null);
    }

    public static @Nullable BigDecimal number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).decimalValue() : null;
    }

    /** A local date from a date or dateTime; a partial one is its first day. */
    public static @Nullable LocalDate date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case YEAR -> LocalDate.of(Integer.parseInt(text), 1, 1);
                case MONTH -> LocalDate.parse(text + "-01");
                default -> text.length() < DAY ? null : LocalDate.parse(text.substring(0, DAY));
            };
        } catch (DateTimeException | NumberFormatException broken) {
            return null;
        }
    }

    public static @Nullable LocalDate date(JsonNode node, String field) {
        return date(text(node, field));
    }
}
