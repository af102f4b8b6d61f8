package org.scriptline.interaction.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.asking.ScreeningRequest.Drug;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;

/** The drug of an order, a statement or a fill, as a drug of a screening question. */
final class DrugReader {
    private static final Set<String> SUPPLY_DAYS = Set.of("d", "day", "days");
    private static final Set<String> SUPPLY_WEEKS = Set.of("wk", "week", "weeks");
    private static final int WEEK = 7;
    private static final int HOURS_OF_DAY = 24;

    /** SNOMED CT route concepts that are not plainly systemic, and those that are. */
    private static final Map<String, String> ROUTES = Map.of(
            "26643006", "oral",
            "6064005", "topical",
            "54485002", "ophthalmic",
            "46713006", "nasal",
            "447694001", "inhaled",
            "18679011000001101", "inhaled",
            "16857009", "vaginal",
            "37161004", "rectal",
            "10547007", "otic",
            "45890007", "transdermal");

    private final Resources resources;

    DrugReader(Resources resources) {
        this.resources = resources;
    }

    /**
     * How it stands with the drug.
     *
     * @param stoppedDaysAgo null while it is taken
     */
    record Standing(
            String status,
            @Nullable Integer stoppedDaysAgo,
            @Nullable LocalDate startedOn) {}

    /** Whether a medication is named at all, by code, text or a resource that came along. */
    Optional<Drug> read(JsonNode resource, @Nullable Standing standing, @Nullable String source) {
        JsonNode concept = medication(resource);
        @Nullable String name = Fhir.words(concept);
        if (name == null) {
            name = Fhir.text(resource.path("medicationReference"), "display");
        }
        @Nullable String rxcui = Fhir.code(concept, Fhir.RXNORM);
        @Nullable String ndc = Fhir.code(concept, Fhir.NDC);
        @Nullable String unii = Fhir.unii(concept);
        if (name == null && rxcui == null && ndc == null && unii == null) {
            return Optional.empty();
        }
        JsonNode sig = first(resource, "dosageInstruction", "dosage");
        @Nullable BigDecimal single = milligrams(sig);
        @Nullable BigDecimal times = timesPerDay(sig.path("timing").path("repeat"));
        return Optional.of(new Drug(
                Resources.reference(resource),
                name,
                rxcui,
                ndc == null ? null : ndc.replace("-", ""),
                unii,
                route(sig),
                standing == null ? null : standing.status(),
                standing == null ? null : standing.stoppedDaysAgo(),
                standing == null ? null : standing.startedOn(),
                source,
                single == null || times == null ? null : single.multiply(times),
                single,
                times,
                null,
                days(resource.path("dispenseRequest").path("expectedSupplyDuration")),
                Fhir.list(resource, "reasonCode").stream()
                        .map(Fhir::words)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                Fhir.text(sig, "text"),
                prescriber(resource),
                null,
                Fhir.text(resource.path("priorPrescription"), "reference")));
    }

    /** Missing when there is none at all, which may be so while a drug is still being chosen. */
    JsonNode medication(JsonNode resource) {
        JsonNode concept = resource.path("medicationCodeableConcept");
        if (!concept.isMissingNode()) {
            return concept;
        }
        @Nullable JsonNode medication = resources.resolve(resource, resource.path("medicationReference"));
        return medication == null ? concept : medication.path("code");
    }

    private static JsonNode first(JsonNode resource, String... fields) {
        for (String field : fields) {
            List<JsonNode> list = Fhir.list(resource, field);
            if (!list.isEmpty()) {
                return list.getFirst();
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static @Nullable String route(JsonNode sig) {
        @Nullable String code = Fhir.code(sig.path("route"), Fhir.SNOMED);
        @Nullable String known = code == null ? null : ROUTES.get(code);
        return known == null ? Fhir.words(sig.path("route")) : known;
    }

    private @Nullable String prescriber(JsonNode resource) {
        for (String field : List.of("requester", "informationSource")) {
            @Nullable String display = Fhir.text(resource.path(field), "display");
            if (display != null && display.length() <= 200) {
                return display;
            }
        }
        return null;
    }

    private static @Nullable BigDecimal milligrams(JsonNode sig) {
        JsonNode dose = Fhir.list(sig, "doseAndRate").stream()
                .map(rate -> rate.path("doseQuantity"))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        @Nullable BigDecimal value = Fhir.number(dose, "value");
        @Nullable String unit = Fhir.text(dose, "code") == null ? Fhir.text(dose, "unit") : Fhir.text(dose, "code");
        if (value == null || unit == null || value.signum() <= 0) {
            return null;
        }
        return switch (unit) {
            case "mg" -> value;
            case "g" -> value.movePointRight(3);
            case "ug", "mcg" -> value.movePointLeft(3);
            default -> null;
        };
    }

    private static @Nullable BigDecimal timesPerDay(JsonNode repeat) {
        @Nullable BigDecimal frequency = Fhir.number(repeat, "frequency");
        @Nullable BigDecimal period = Fhir.number(repeat, "period");
        @Nullable String unit = Fhir.text(repeat, "periodUnit");
        if (frequency == null || period == null || unit == null || period.signum() <= 0) {
            return null;
        }
        return switch (unit) {
            case "d" -> frequency.divide(period, MathContext.DECIMAL32);
            case "h" -> frequency.multiply(BigDecimal.valueOf(HOURS_OF_DAY)).divide(period, MathContext.DECIMAL32);
            case "wk" -> frequency.divide(period.multiply(BigDecimal.valueOf(WEEK)), MathContext.DECIMAL32);
            default -> null;
        };
    }

    /** A supply in days, null when it is in another unit or none is given. */
    static @Nullable Integer days(JsonNode duration) {
        @Nullable BigDecimal value = Fhir.number(duration, "value");
        String unit = Objects.requireNonNullElse(
                Fhir.text(duration, "code"), Objects.requireNonNullElse(Fhir.text(duration, "unit"), "d"));
        if (value == null || value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(10_000)) > 0) {
            return null;
        }
        if (SUPPLY_DAYS.contains(unit)) {
            return value.intValue();
        }
        return SUPPLY_WEEKS.contains(unit) ? value.intValue() * WEEK : null;
    }
}
