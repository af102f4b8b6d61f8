package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * An item's facts in one int: bits 0–2 tier, 3–8 three flags of two bits (0 unknown, 1 no, 2 yes: quantity limit, prior
 * authorization, step therapy), 9–30 the number of its quantity rule, 0 for none.
 */
final class PackedItem {

    static final int MOST_RULES = (1 << 22) - 1;

    private PackedItem() {}

    static int of(
            int tier,
            @Nullable Boolean quantityLimited,
            @Nullable Boolean priorAuthorization,
            @Nullable Boolean stepTherapy,
            int rule) {
        return tier | bits(quantityLimited) << 3 | bits(priorAuthorization) << 5 | bits(stepTherapy) << 7 | rule << 9;
    }

    static int tier(int packed) {
        return packed & 7;
    }

    static @Nullable Boolean quantityLimited(int packed) {
        return flag(packed >> 3);
    }

    static @Nullable Boolean priorAuthorization(int packed) {
        return flag(packed >> 5);
    }

    static @Nullable Boolean stepTherapy(int packed) {
        return flag(packed >> 7);
    }

    /** The number of the quantity rule, 0 for none. */
    static int rule(int packed) {
        return packed >>> 9;
    }

    private static int bits(@Nullable Boolean flag) {
        if (flag == null) {
            return 0;
        }
        return flag ? 2 : 1;
    }

    private static @Nullable Boolean flag(int bits) {
        return switch (bits & 3) {
            case 1 -> false;
            case 2 -> true;
            default -> null;
        };
    }
}
