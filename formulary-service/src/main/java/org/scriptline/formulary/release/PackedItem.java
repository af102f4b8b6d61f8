package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * An item's facts in one int: bits 0–4 tier, 5–14 five flags of two bits (0 unknown, 1 no, 2 yes: quantity limit, prior
 * authorization, step therapy, and the latter two for new starts only), 15–30 the number of its terms, 0 for none.
 *
 * <p>Rows are stored so: who changes it must write a migration.
 */
final class PackedItem {

    static final int MOST_TERMS = (1 << 16) - 1;
    static final int HIGHEST_TIER = 31;

    private PackedItem() {}

    static int of(FormularyItem item, int terms) {
        return item.tier()
                | bits(item.quantityLimited()) << 5
                | bits(item.priorAuthorization()) << 7
                | bits(item.stepTherapy()) << 9
                | bits(item.priorAuthorizationNewStartsOnly()) << 11
                | bits(item.stepTherapyNewStartsOnly()) << 13
                | terms << 15;
    }

    static int tier(int packed) {
        return packed & HIGHEST_TIER;
    }

    static @Nullable Boolean quantityLimited(int packed) {
        return flag(packed >> 5);
    }

    static @Nullable Boolean priorAuthorization(int packed) {
        return flag(packed >> 7);
    }

    static @Nullable Boolean stepTherapy(int packed) {
        return flag(packed >> 9);
    }

    static @Nullable Boolean priorAuthorizationNewStartsOnly(int packed) {
        return flag(packed >> 11);
    }

    static @Nullable Boolean stepTherapyNewStartsOnly(int packed) {
        return flag(packed >> 13);
    }

    /** The number of the terms, 0 for none. */
    static int terms(int packed) {
        return packed >>> 15;
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
