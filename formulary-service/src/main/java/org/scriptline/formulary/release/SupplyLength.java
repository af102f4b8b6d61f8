package org.scriptline.formulary.release;

import java.util.Arrays;

/** CMS's DAYS_SUPPLY code of the cost files: 1 is 30 days, 4 is 60, 2 is 90, 3 any other. */
public enum SupplyLength {
    ONE_MONTH(1, 30),
    TWO_MONTHS(4, 60),
    THREE_MONTHS(2, 90),
    OTHER(3, 365);

    private final int code;
    private final int longestDays;

    SupplyLength(int code, int longestDays) {
        this.code = code;
        this.longestDays = longestDays;
    }

    public int code() {
        return code;
    }

    /** The length with this code, 1 to 4. */
    public static SupplyLength ofCode(int code) {
        return Arrays.stream(values())
                .filter(length -> length.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no supply code " + code));
    }

    /** The row that prices a fill of this many days, 1 to 365. */
    public static SupplyLength ofDays(int days) {
        if (days <= ONE_MONTH.longestDays) {
            return ONE_MONTH;
        }
        if (days <= TWO_MONTHS.longestDays) {
            return TWO_MONTHS;
        }
        return days <= THREE_MONTHS.longestDays ? THREE_MONTHS : OTHER;
    }
}
