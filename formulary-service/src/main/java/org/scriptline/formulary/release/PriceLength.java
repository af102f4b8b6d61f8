package org.scriptline.formulary.release;

import java.util.Arrays;
import java.util.Optional;

/** The three lengths of supply for which CMS publishes unit costs and dispensing fees; here the file writes the days. */
public enum PriceLength {
    DAYS_30(30),
    DAYS_60(60),
    DAYS_90(90);

    private final int days;

    PriceLength(int days) {
        this.days = days;
    }

    /** As the pricing file writes it. */
    public int days() {
        return days;
    }

    /** The length with exactly these days; empty for any other number. */
    public static Optional<PriceLength> written(int days) {
        return Arrays.stream(values()).filter(length -> length.days == days).findFirst();
    }

    /** The length that prices a fill of this many days. */
    public static PriceLength ofDays(int days) {
        if (days <= DAYS_30.days) {
            return DAYS_30;
        }
        return days <= DAYS_60.days ? DAYS_60 : DAYS_90;
    }
}
