package org.scriptline.formulary.reference;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What pharmacies pay on average for a package's contents.
 *
 * @param ndc eleven digits as a number
 * @param perUnit dollars for each pricing unit, above 0
 * @param unit EA, ML or GM
 * @param effectiveOn from which day it holds
 */
public record AcquisitionPrice(long ndc, BigDecimal perUnit, String unit, LocalDate effectiveOn) {}
