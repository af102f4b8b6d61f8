package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One fill of one drug, to be priced; quantity and days are null when not given. */
record PricedFill(
        int rxcui,
        int tier,
        @Nullable BigDecimal quantity,
        @Nullable Integer days) {}
