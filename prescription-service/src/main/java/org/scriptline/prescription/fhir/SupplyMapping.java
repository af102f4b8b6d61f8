package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.util.Set;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.OrderedSupply;
import org.scriptline.prescription.lint.OrderedUnit;

/** {@code dispenseRequest} as written; weeks of supply become days, every other unit stays for the linter to refuse. */
final class SupplyMapping {
    private static final Set<String> DAYS = Set.of("d", "day", "days");
    private static final Set<String> WEEKS = Set.of("wk", "week", "weeks");
    private static final BigDecimal DAYS_IN_A_WEEK = BigDecimal.valueOf(7);

    private SupplyMapping() {}

    static OrderedSupply supply(MedicationRequestDispenseRequestComponent dispense, boolean substitutionAllowed) {
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
                substitutionAllowed);
    }
}
