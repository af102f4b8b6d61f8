package org.scriptline.formulary.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.coverage.CoverageQuestion;
import org.scriptline.formulary.coverage.CoverageQuestion.Accumulators;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;
import org.scriptline.formulary.coverage.PlanCode;
import org.scriptline.formulary.hooks.HookOrder;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;

/** Makes a coverage question of a draft order. */
final class OrderReader {

    private static final Set<String> DAYS = Set.of("d", "day", "days");
    private static final Set<String> WEEKS = Set.of("wk", "week", "weeks");
    private static final int LONGEST = 365;

    private final Resources resources;
    private final @Nullable PlanCode plan;
    private final @Nullable List<PastFill> fills;
    private final @Nullable Integer age;
    private final LocalDate today;

    OrderReader(
            Resources resources,
            @Nullable PlanCode plan,
            @Nullable List<PastFill> fills,
            @Nullable Integer age,
            LocalDate today) {
        this.resources = resources;
        this.plan = plan;
        this.fills = fills;
        this.age = age;
        this.today = today;
    }

    HookOrder read(JsonNode order) {
        JsonNode concept = medication(order);
        String rxcui = Fhir.code(concept, Fhir.RXNORM);
        String ndc = Fhir.code(concept, Fhir.NDC);
        String words = Fhir.words(concept);
        String name = words == null ? Objects.requireNonNullElse(rxcui, "the ordered drug") : words;
        String reference = Resources.reference(order);
        if (rxcui == null && ndc == null) {
            return new HookOrder(reference, name, null, "no RxNorm or NDC code");
        }
        JsonNode supply = order.path("dispenseRequest");
        return new HookOrder(
                reference,
                name,
                new CoverageQuestion(
                        plan,
                        Objects.requireNonNullElse(Fhir.date(order, "authoredOn"), today),
                        rxcui,
                        rxcui == null ? ndc : null,
                        Fhir.number(supply.path("quantity"), "value"),
                        length(supply.path("expectedSupplyDuration")),
                        fills,
                        npi(order, supply.path("performer")),
                        true,
                        age,
                        diagnoses(order),
                        null,
                        order.path("substitution").path("allowedBoolean").isBoolean()
                                ? Boolean.valueOf(!order.path("substitution")
                                        .path("allowedBoolean")
                                        .booleanValue())
                                : null,
                        Accumulators.UNKNOWN),
                null);
    }

    private JsonNode medication(JsonNode order) {
        JsonNode concept = order.path("medicationCodeableConcept");
        JsonNode medication =
                concept.isMissingNode() ? resources.resolve(order, order.path("medicationReference")) : null;
        return medication == null ? concept : medication.path("code");
    }

    private static List<String> diagnoses(JsonNode order) {
        return Fhir.list(order, "reasonCode").stream()
                .flatMap(reason -> Stream.concat(
                        Stream.ofNullable(Fhir.text(reason, "text")),
                        Fhir.list(reason, "coding").stream()
                                .flatMap(coding -> Stream.of("code", "display")
                                        .flatMap(field -> Stream.ofNullable(Fhir.text(coding, field))))))
                .limit(100)
                .toList();
    }

    private @Nullable String npi(JsonNode order, JsonNode performer) {
        JsonNode pharmacy = resources.resolve(order, performer);
        JsonNode described = pharmacy == null ? performer : pharmacy;
        Stream<JsonNode> identifiers =
                Stream.concat(Fhir.list(described, "identifier").stream(), Stream.of(described.path("identifier")));
        return identifiers
                .filter(identifier -> Fhir.NPI.contains(String.valueOf(Fhir.text(identifier, "system"))))
                .map(identifier -> Fhir.text(identifier, "value"))
                .filter(value -> value != null && value.matches("[0-9]{10}"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer length(JsonNode duration) {
        BigDecimal value = Fhir.number(duration, "value");
        String code = Fhir.text(duration, "code");
        String unit = code == null ? Objects.requireNonNullElse(Fhir.text(duration, "unit"), "d") : code;
        if (value == null || !(DAYS.contains(unit) || WEEKS.contains(unit))) {
            return null;
        }
        return days(WEEKS.contains(unit) ? value.multiply(BigDecimal.valueOf(7)) : value);
    }

    /** Null when it is no whole number of days of a year. */
    static @Nullable Integer days(@Nullable BigDecimal value) {
        boolean usable = value != null
                && value.stripTrailingZeros().scale() <= 0
                && value.signum() > 0
                && value.compareTo(BigDecimal.valueOf(LONGEST)) <= 0;
        return usable && value != null ? Integer.valueOf(value.intValueExact()) : null;
    }
}
