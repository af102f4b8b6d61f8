package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a pharmacy dispenses for a plan (CMS pharmacy network file).
 *
 * @param preferredRetail whether the preferred cost sharing applies at its counter
 * @param preferredMail whether the preferred cost sharing applies by mail
 * @param retail whether it dispenses over the counter
 * @param mail whether it dispenses by mail
 * @param inArea whether it lies in the plan's service area
 * @param floorPrice least price of a fill in dollars, null when not given
 * @param fees dispensing fees in dollars, nine: brand, generic and selected drugs, each for 30, 60 and 90 days; null
 *     when not given
 */
public record PharmacyTerms(
        boolean preferredRetail,
        boolean preferredMail,
        boolean retail,
        boolean mail,
        boolean inArea,
        @Nullable BigDecimal floorPrice,
        List<@Nullable BigDecimal> fees) {

    private static final int LENGTHS = 3;

    /** What the fee depends on; a selected drug is one with a negotiated Medicare price. */
    public enum DrugKind {
        BRAND,
        GENERIC,
        SELECTED
    }

    public PharmacyTerms {
        fees = Collections.unmodifiableList(Arrays.asList(fees.toArray(BigDecimal[]::new)));
        if (fees.size() != DrugKind.values().length * LENGTHS) {
            throw new IllegalArgumentException("nine dispensing fees, not " + fees.size());
        }
    }

    /** The fee of one fill in dollars, null when not given. */
    public @Nullable BigDecimal dispensingFee(DrugKind kind, int daysSupply) {
        return fees.get(
                kind.ordinal() * LENGTHS + PriceLength.ofDays(daysSupply).ordinal());
    }
}
