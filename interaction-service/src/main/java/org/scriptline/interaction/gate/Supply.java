package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.status.FillStatus;

/**
 * What the pharmacy really gave of a prescription: it replaces what was ordered.
 *
 * @param fills how many fills were dispensed, partly or wholly; 0 when none was and none will be
 * @param filledOn local date of the last fill, or the day on which it became known that there will be none
 * @param daysSupply of the last fill, null when the pharmacy did not say
 * @param ndc of the product of the last fill, null when the pharmacy did not say
 */
public record Supply(
        UUID prescription,
        int fills,
        LocalDate filledOn,
        @Nullable Integer daysSupply,
        @Nullable String ndc) {

    /** Whether everything that was dispensed went back to stock: the patient has nothing of it, and may still get it. */
    public static boolean takenBack(PharmacyOrderStated stated) {
        return stated.fills().isEmpty() && stated.fill() == FillStatus.RETURNED;
    }

    /** Null for a statement that says nothing about what the patient has. */
    public static @Nullable Supply of(PharmacyOrderStated stated, LocalDate changedOn) {
        if (stated.fills().isEmpty()) {
            return stated.fill() == FillStatus.NOT_DISPENSED
                    ? new Supply(stated.prescriptionId(), 0, changedOn, null, null)
                    : null;
        }
        Fill last = stated.fills().stream()
                .max(Comparator.comparing(Fill::filledOn).thenComparing(Fill::number))
                .orElseThrow();
        int fills =
                (int) stated.fills().stream().mapToInt(Fill::number).distinct().count();
        return new Supply(stated.prescriptionId(), fills, last.filledOn(), last.daysSupply(), last.ndc());
    }

    /** Whether the patient never got the drug. */
    public boolean nothing() {
        return fills == 0;
    }
}
