package org.scriptline.interaction.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.asking.ScreeningRequest.AllergyInput;
import org.scriptline.interaction.asking.ScreeningRequest.ConditionInput;
import org.scriptline.interaction.asking.ScreeningRequest.LaboratoryValue;
import org.scriptline.kit.hooks.fhir.Fhir;

/** Allergies, conditions and measured values; what is refuted, resolved or entered in error is no fact. */
final class FactReader {
    private static final Set<String> NO_KNOWN_ALLERGIES = Set.of("716186003", "409137002");
    private static final Set<String> NOT_SO = Set.of("refuted", "entered-in-error");
    private static final Set<String> OVER = Set.of("inactive", "resolved", "remission");
    private static final Set<String> MEASURED = Set.of("final", "amended", "corrected", "preliminary");
    private static final String PREGNANCY = "82810-3";
    private static final Set<String> PREGNANT = Set.of("77386006", "LA15173-0");
    private static final Set<String> NOT_PREGNANT = Set.of("60001007", "LA26683-5");

    private final List<String> unknown;

    FactReader(List<String> unknown) {
        this.unknown = unknown;
    }

    List<AllergyInput> allergies(List<JsonNode> resources) {
        List<AllergyInput> allergies = new ArrayList<>();
        for (JsonNode resource : resources) {
            JsonNode code = resource.path("code");
            if (noFact(resource) || Fhir.hasCode(code, NO_KNOWN_ALLERGIES)) {
                continue;
            }
            @Nullable String substance = Fhir.words(code);
            @Nullable String rxcui = Fhir.code(code, Fhir.RXNORM);
            @Nullable String unii = Fhir.unii(code);
            if (substance == null && rxcui == null && unii == null) {
                unknown.add("an allergy without a substance");
                continue;
            }
            allergies.add(new AllergyInput(
                    Stream.of(substance, rxcui, unii)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow(),
                    rxcui,
                    unii,
                    reaction(resource),
                    Fhir.text(resource, "type"),
                    Fhir.text(resource, "criticality")));
        }
        return allergies;
    }

    private static @Nullable String reaction(JsonNode allergy) {
        String words = Fhir.list(allergy, "reaction").stream()
                .flatMap(reaction -> Fhir.list(reaction, "manifestation").stream())
                .map(Fhir::words)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    List<ConditionInput> conditions(List<JsonNode> resources) {
        List<ConditionInput> conditions = new ArrayList<>();
        for (JsonNode resource : resources) {
            if (noFact(resource)) {
                continue;
            }
            JsonNode code = resource.path("code");
            JsonNode coding = code.path("coding").path(0);
            @Nullable String name = Fhir.words(code);
            @Nullable String value = Fhir.text(coding, "code");
            if (name == null && value == null) {
                unknown.add("a condition without a name");
            } else {
                conditions.add(new ConditionInput(name, value, Fhir.text(coding, "system")));
            }
        }
        return conditions;
    }

    private static boolean noFact(JsonNode resource) {
        return Fhir.hasCode(resource.path("verificationStatus"), NOT_SO)
                || Fhir.hasCode(resource.path("clinicalStatus"), OVER);
    }

    /** Values with a LOINC code and a number. */
    List<LaboratoryValue> values(List<JsonNode> resources) {
        List<LaboratoryValue> values = new ArrayList<>();
        for (JsonNode resource : measured(resources)) {
            @Nullable String code = Fhir.code(resource.path("code"), Fhir.LOINC);
            @Nullable BigDecimal value = Fhir.number(resource.path("valueQuantity"), "value");
            if (code != null && value != null) {
                JsonNode quantity = resource.path("valueQuantity");
                values.add(new LaboratoryValue(
                        code,
                        Fhir.words(resource.path("code")),
                        value,
                        Fhir.text(quantity, "code") == null ? Fhir.text(quantity, "unit") : Fhir.text(quantity, "code"),
                        Fhir.date(resource, "effectiveDateTime")));
            }
        }
        return values;
    }

    /** The newest value of this code in this unit, null when there is none. */
    @Nullable
    BigDecimal newest(List<JsonNode> resources, String code, String unit) {
        return values(resources).stream()
                .filter(value -> code.equals(value.code()) && unit.equals(value.unit()))
                .max(Comparator.comparing(LaboratoryValue::date, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(LaboratoryValue::value)
                .orElse(null);
    }

    /** What the newest pregnancy status says, null when there is none. */
    @Nullable
    Boolean pregnant(List<JsonNode> resources) {
        return measured(resources).stream()
                .filter(resource -> PREGNANCY.equals(Fhir.code(resource.path("code"), Fhir.LOINC)))
                .max(Comparator.comparing(
                        resource -> Fhir.date(resource, "effectiveDateTime"),
                        Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(FactReader::pregnant)
                .orElse(null);
    }

    private static @Nullable Boolean pregnant(JsonNode resource) {
        JsonNode answer = resource.path("valueCodeableConcept");
        if (Fhir.hasCode(answer, PREGNANT)) {
            return Boolean.TRUE;
        }
        return Fhir.hasCode(answer, NOT_PREGNANT) ? Boolean.FALSE : null;
    }

    private static List<JsonNode> measured(List<JsonNode> resources) {
        return resources.stream()
                .filter(resource -> MEASURED.contains(String.valueOf(Fhir.text(resource, "status"))))
                .toList();
    }
}
