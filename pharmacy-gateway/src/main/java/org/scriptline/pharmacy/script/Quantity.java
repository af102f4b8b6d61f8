package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much of a drug.
 *
 * @param value above zero, at most six decimals
 * @param qualifier which quantity: 38 original, 40 remaining, 87 received, QS sufficient, CF compound, QT transferred
 * @param unitCode NCI Thesaurus code of the unit, such as C48542 for a tablet; null when none was sent
 */
public record Quantity(
        BigDecimal value, String qualifier, @Nullable String unitCode) {

    /** The quantity as it was ordered. */
    public static final String ORIGINAL = "38";

    /** What is left. */
    public static final String REMAINING = "40";

    /** What one pharmacy gave to another. */
    public static final String TRANSFERRED = "QT";

    /** Whether it is what was left, and not what was ordered. */
    public boolean whatIsLeft() {
        return qualifier.equals(REMAINING) || qualifier.equals(TRANSFERRED);
    }

    /** An ordered or dispensed amount. */
    public static Quantity of(BigDecimal value, @Nullable String unitCode) {
        return new Quantity(value, ORIGINAL, unitCode);
    }
}
