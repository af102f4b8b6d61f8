package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestSubstitutionComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.OrderedSupply;
import org.scriptline.prescription.lint.OrderedUnit;

/** {@code dispenseRequest} as written; weeks of supply become days, every other unit stays for the linter to refuse. */
final class SupplyMapping {
    private static final Set<String> DAYS = Set.of("d", "day", "days");
    private static final Set<String> WEEKS = Set.of("wk", "week", "weeks");
    private static final BigDecimal DAYS_IN_A_WEEK = BigDecimal.valueOf(7);

    private SupplyMapping() {}

    static OrderedSupply supply(
            MedicationRequestDispenseRequestComponent dispense, MedicationRequestSubstitutionComponent substitution) {
        Quantity quantity = dispense.getQuantity();
        Duration duration = dispense.getExpectedSupplyDuration();
        @Nullable String unit = duration.hasCode() ? duration.getCode() : duration.getUnit();
        @Nullable BigDecimal value = duration.getValue();
        if (value != null && unit != null && WEEKS.contains(unit)) {
            value = value.multiply(DAYS_IN_A_WEEK);
            unit = "d";
        }
        return new OrderedSupply(
                quantity.getValue(),
                quantity.hasCode() || quantity.hasUnit()
                        ? new OrderedUnit(quantity.getSystem(), quantity.getCode(), quantity.getUnit())
                        : null,
                value,
                unit != null && DAYS.contains(unit) ? "d" : unit,
                dispense.hasNumberOfRepeatsAllowed() ? dispense.getNumberOfRepeatsAllowed() : 0,
                substitutionAllowed(substitution.getAllowed()),
                substitution.hasReason() ? Codings.words(substitution.getReason()) : null,
                LocalDates.full(dispense.getValidityPeriod().getStartElement().getValueAsString()));
    }

    /** False only when substitution is refused: {@code false}, or code N of HL7's substitution codes. */
    private static boolean substitutionAllowed(@Nullable Type allowed) {
        if (allowed instanceof BooleanType given) {
            return given.booleanValue();
        }
        return !(allowed instanceof CodeableConcept concept) || !Codings.has(concept, Set.of("N"));
    }
}
