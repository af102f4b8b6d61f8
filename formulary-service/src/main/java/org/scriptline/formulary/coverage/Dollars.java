package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ChannelCost;

/**
 * An amount between two ends, in dollars and cents; an end that is null is not known. Exact inside, rounded half up to a
 * cent where it is shown.
 */
record Dollars(@Nullable BigDecimal low, @Nullable BigDecimal high) {

    static final Dollars UNKNOWN = new Dollars(null, null);

    static Dollars exactly(BigDecimal amount) {
        return new Dollars(amount, amount);
    }

    boolean exact() {
        return low != null && high != null && low.compareTo(high) == 0;
    }

    /** Both ends bounded from above. */
    Dollars atMost(@Nullable BigDecimal most) {
        if (most == null) {
            return this;
        }
        return new Dollars(low == null ? null : low.min(most), high == null ? most : high.min(most));
    }

    /** Known ends bounded from above; an end that is not known stays so. */
    Dollars cappedAt(@Nullable BigDecimal most) {
        if (most == null) {
            return this;
        }
        return new Dollars(low == null ? null : low.min(most), high == null ? null : high.min(most));
    }

    Dollars plus(BigDecimal amount) {
        return new Dollars(low == null ? null : low.add(amount), high == null ? null : high.add(amount));
    }

    /** The range that holds both; an end that one of them does not know is not known. */
    Dollars or(Dollars other) {
        return new Dollars(
                low == null || other.low == null ? null : low.min(other.low),
                high == null || other.high == null ? null : high.max(other.high));
    }

    Dollars shown() {
        return new Dollars(cents(low), cents(high));
    }

    /** Whether this is surely no more than the other: both ends of both are known, and neither end is higher. */
    boolean surelyWithin(Dollars other) {
        return low != null
                && high != null
                && other.low != null
                && other.high != null
                && low.compareTo(other.low) <= 0
                && high.compareTo(other.high) <= 0;
    }

    /**
     * What a channel takes of a price: a copay never more than the price, a share within the payer's own bounds.
     *
     * @param price of the whole fill, null when not known
     */
    static Dollars of(ChannelCost cost, @Nullable BigDecimal price) {
        BigDecimal amount = cost.amount();
        return switch (cost.kind()) {
            case NOT_OFFERED -> UNKNOWN;
            case COPAY -> amount == null ? UNKNOWN : exactly(amount).atMost(price);
            case COINSURANCE -> share(cost, amount, price);
        };
    }

    private static Dollars share(ChannelCost cost, @Nullable BigDecimal share, @Nullable BigDecimal price) {
        if (share == null || price == null) {
            return new Dollars(cost.least(), cost.most()).atMost(price);
        }
        BigDecimal part = share.multiply(price);
        part = part.max(Objects.requireNonNullElse(cost.least(), BigDecimal.ZERO));
        return exactly(cost.most() == null ? part : part.min(cost.most())).atMost(price);
    }

    private static @Nullable BigDecimal cents(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }
}
