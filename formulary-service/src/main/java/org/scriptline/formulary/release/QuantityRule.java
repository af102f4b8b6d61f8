package org.scriptline.formulary.release;

import java.math.BigDecimal;

/** At most {@code amount} billing units in {@code days} days; both greater than zero. */
public record QuantityRule(BigDecimal amount, int days) {}
