package org.scriptline.pharmacy.order;

import java.math.BigDecimal;

/**
 * How much may be dispensed.
 *
 * @param perFill the quantity of one fill, greater than zero
 * @param refills fills after the first
 * @param unit the billing unit's word, for example tablet
 * @param unitCode its NCI Thesaurus code
 */
public record Authorised(BigDecimal perFill, int refills, String unit, String unitCode) {

    /** quantity × (1 + refills). */
    public BigDecimal total() {
        return perFill.multiply(BigDecimal.valueOf(1L + refills));
    }

    /** Whether a pharmacy's unit, a word or a code, is this one. */
    public boolean sameUnit(String other) {
        return unitCode.equalsIgnoreCase(other) || unit.equalsIgnoreCase(other);
    }
}
