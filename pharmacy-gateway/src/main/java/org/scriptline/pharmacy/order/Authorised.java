package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much may be dispensed.
 *
 * @param perFill the quantity of one fill, greater than zero
 * @param refills fills after the first
 * @param unit the billing unit's word, for example tablet
 * @param unitCode its NCI Thesaurus code
 * @param expiredOn the local date that was the last on which it might be dispensed; null while it may be
 */
public record Authorised(
        BigDecimal perFill,
        int refills,
        String unit,
        String unitCode,
        @Nullable LocalDate expiredOn) {

    /** What may be dispensed now. */
    public Authorised(BigDecimal perFill, int refills, String unit, String unitCode) {
        this(perFill, refills, unit, unitCode, null);
    }

    /** quantity × (1 + refills). */
    public BigDecimal total() {
        return perFill.multiply(BigDecimal.valueOf(1L + refills));
    }

    /** Whether its time is over. */
    public boolean expired() {
        return expiredOn != null;
    }

    /** Whether something dispensed on this local date was dispensed too late. */
    public boolean tooLate(LocalDate filledOn) {
        return expiredOn != null && filledOn.isAfter(expiredOn);
    }

    /** Whether a pharmacy's unit, a word or a code, is this one. */
    public boolean sameUnit(String other) {
        return unitCode.equalsIgnoreCase(other) || unit.equalsIgnoreCase(other);
    }
}
