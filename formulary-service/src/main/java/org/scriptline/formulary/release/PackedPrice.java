package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A unit cost in one int: 28 bits of digits over three bits of decimal places, 0 to 7. Eight significant digits are kept;
 * CMS writes fewer. All bits 0 is no price, so that a price of nothing is written with one decimal place.
 */
final class PackedPrice {

    static final int NONE = 0;

    private static final int PLACES_BITS = 3;
    private static final int MOST_PLACES = (1 << PLACES_BITS) - 1;
    private static final long MOST_DIGITS = (1L << 28) - 1;

    private PackedPrice() {}

    /**
     * @param digits the number without its decimal point, not negative
     * @param places how many of them stand behind it
     * @return {@link #NONE} when no int can hold the amount
     */
    static int of(long digits, int places) {
        long kept = digits;
        int behind = places;
        while (behind > 0 && (behind > MOST_PLACES || kept > MOST_DIGITS)) {
            // Half up at the last kept digit.
            kept = (kept + 5) / 10;
            behind--;
        }
        if (kept > MOST_DIGITS) {
            return NONE;
        }
        return kept == 0 ? 1 : (int) (kept << PLACES_BITS) | behind;
    }

    static @Nullable BigDecimal amount(int packed) {
        return packed == NONE ? null : BigDecimal.valueOf(packed >>> PLACES_BITS, packed & MOST_PLACES);
    }

    static int of(BigDecimal amount) {
        BigDecimal scaled = amount.scale() > MOST_PLACES ? amount.setScale(MOST_PLACES, RoundingMode.HALF_UP) : amount;
        return of(scaled.unscaledValue().longValueExact(), Math.max(0, scaled.scale()));
    }
}
