package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a formulary says of one drug. Null is unknown: the payer left it open.
 *
 * @param tier number of the tier, 1 to 31; {@link ServedRelease#tierCode} gives the payer's word for it. A lower number
 *     is a cheaper tier wherever the payer's words have an order
 * @param quantityRule null when there is no limit, or when a limit is flagged without its amount
 * @param priorAuthorizationNewStartsOnly whether only members new to the drug need the authorization
 * @param stepTherapyNewStartsOnly whether only members new to the drug must step
 * @param maximumPerDay most billing units a day, null when there is no such limit or the payer does not say
 * @param startsOn first day on which the row holds, null for the whole contract year
 * @param endsOn last day on which the row holds, null for the whole contract year
 */
public record FormularyItem(
        int rxcui,
        int tier,
        @Nullable Boolean quantityLimited,
        @Nullable QuantityRule quantityRule,
        @Nullable Boolean priorAuthorization,
        @Nullable Boolean stepTherapy,
        @Nullable Boolean priorAuthorizationNewStartsOnly,
        @Nullable Boolean stepTherapyNewStartsOnly,
        @Nullable BigDecimal maximumPerDay,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    /** What CMS's Part D files can say: nothing of new starts, of units a day or of a part of the year. */
    public FormularyItem(
            int rxcui,
            int tier,
            @Nullable Boolean quantityLimited,
            @Nullable QuantityRule quantityRule,
            @Nullable Boolean priorAuthorization,
            @Nullable Boolean stepTherapy) {
        this(rxcui, tier, quantityLimited, quantityRule, priorAuthorization, stepTherapy, null, null, null, null, null);
    }

    /** Whether the row holds on this day of the release's contract year. */
    public boolean inForce(LocalDate day) {
        return (startsOn == null || !day.isBefore(startsOn)) && (endsOn == null || !day.isAfter(endsOn));
    }
}
