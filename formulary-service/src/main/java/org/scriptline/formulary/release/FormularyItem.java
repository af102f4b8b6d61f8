package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * What a formulary says of one drug. Null is unknown: the payer left it open.
 *
 * @param tier 1 to 7
 * @param quantityRule null when there is no limit, or when a limit is flagged without its amount
 */
public record FormularyItem(
        int rxcui,
        int tier,
        @Nullable Boolean quantityLimited,
        @Nullable QuantityRule quantityRule,
        @Nullable Boolean priorAuthorization,
        @Nullable Boolean stepTherapy) {}
