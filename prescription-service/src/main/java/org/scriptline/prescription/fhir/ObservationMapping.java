package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.prescription.lint.Finding;

/**
 * Contained Observations as facts: weight, height, eGFR and potassium in one unit each, and pregnancy. Others are kept
 * in the resource and not used. A value that cannot be used is an error, never a fact left out in silence.
 */
final class ObservationMapping {
    private static final Set<ObservationStatus> NOT_A_RESULT = EnumSet.of(
            ObservationStatus.REGISTERED,
            ObservationStatus.CANCELLED,
            ObservationStatus.ENTEREDINERROR,
            ObservationStatus.UNKNOWN);

    private final List<Finding> findings;

    ObservationMapping(List<Finding> findings) {
        this.findings = findings;
    }

    /** A fact and the Observation that states it. */
    record Placed(ObservationFact fact, String path) {}

    List<Placed> facts(Contained contained) {
        return contained
                .all(Observation.class)
                .filter(part -> isResult(part.resource()))
                .flatMap(part -> fact(part.resource(), part.path()).map(fact -> new Placed(fact, part.path())).stream())
                .toList();
    }

    /** Whether it says something that holds. */
    static boolean isResult(Observation observation) {
        return !NOT_A_RESULT.contains(observation.getStatus()) && !observation.hasDataAbsentReason();
    }

    Optional<ObservationFact> fact(Observation observation, String path) {
        Set<String> codes = observation.getCode().getCoding().stream()
                .filter(coding -> FhirSystems.LOINC.equals(coding.getSystem()))
                .map(coding -> String.valueOf(coding.getCode()))
                .collect(Collectors.toSet());
        if (codes.contains(Vital.PREGNANCY)) {
            return pregnancy(observation, path);
        }
        return Vital.of(codes).flatMap(vital -> measured(vital, observation, path));
    }

    private Optional<ObservationFact> measured(Vital vital, Observation observation, String path) {
        if (!observation.hasValueQuantity() || !observation.getValueQuantity().hasValue()) {
            return unusable(path + ".value[x]", "The observation has no value with a unit.");
        }
        Quantity quantity = observation.getValueQuantity();
        if (quantity.hasComparator()) {
            return unusable(path + ".valueQuantity.comparator", "A value above or below a limit cannot be used.");
        }
        Optional<BigDecimal> value =
                vital.convert(quantity.getValue(), quantity.hasCode() ? quantity.getCode() : quantity.getUnit());
        if (value.isEmpty()) {
            return unusable(
                    path + ".valueQuantity",
                    "The value is outside what a human being can have, or its unit is not known; it is read in "
                            + vital.unit() + " and what converts to it.");
        }
        return Optional.of(fact(vital.code(), value.get(), vital.unit(), null, observation));
    }

    /** Coded (LOINC answers, SNOMED), or a plain boolean. */
    private Optional<ObservationFact> pregnancy(Observation observation, String path) {
        @Nullable String answer = null;
        if (observation.hasValueCodeableConcept()) {
            answer = observation.getValueCodeableConcept().getCoding().stream()
                    .map(Coding::getCode)
                    .filter(code -> code != null)
                    .findFirst()
                    .orElse(null);
        } else if (observation.getValue() instanceof BooleanType pregnant) {
            answer = pregnant.booleanValue() ? Pregnancy.PREGNANT : Pregnancy.NOT_PREGNANT;
        }
        return answer == null
                ? unusable(path + ".value[x]", "The pregnancy status has no coded answer.")
                : Optional.of(fact(Vital.PREGNANCY, null, null, Pregnancy.normalised(answer), observation));
    }

    private static ObservationFact fact(
            String code,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable String answer,
            Observation observation) {
        @Nullable LocalDate measuredOn = date(observation.getEffective());
        return new ObservationFact(
                FactIds.of("observation", code + " " + measuredOn), code, value, unit, answer, measuredOn);
    }

    private static @Nullable LocalDate date(@Nullable Type effective) {
        if (effective == null) {
            return null;
        }
        return switch (effective) {
            case DateTimeType time -> LocalDates.full(time.getValueAsString());
            case InstantType instant -> LocalDates.full(instant.getValueAsString());
            case Period period -> LocalDates.full(period.getStartElement().getValueAsString());
            default -> null;
        };
    }

    private Optional<ObservationFact> unusable(String path, String message) {
        findings.add(Finding.error(ErrorCode.VALUE_OUT_OF_RANGE, path, message));
        return Optional.empty();
    }
}
