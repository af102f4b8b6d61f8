package org.scriptline.pharmacy.servicelevel.rest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures in words of a page. */
final class Words {

    /** Nothing to tell. */
    static final String NONE = "–";

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long TENTH = SECOND / 10;

    private Words() {}

    /** Text that is safe within an element or a quoted attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String count(@Nullable Long count) {
        return count == null ? NONE : count.toString();
    }

    /** As 99.3 %. */
    static String percent(@Nullable BigDecimal share) {
        return share == null
                ? NONE
                : share.movePointRight(2).stripTrailingZeros().toPlainString() + "\u00a0%";
    }

    /** Rounded up to what is shown: never less than it was. */
    static String time(@Nullable Long millis) {
        if (millis == null) {
            return NONE;
        }
        if (millis < SECOND) {
            return millis + "\u00a0ms";
        }
        if (millis < MINUTE) {
            long tenths = Math.ceilDiv(millis, TENTH);
            return tenths / 10 + "." + tenths % 10 + "\u00a0s";
        }
        return millis < HOUR
                ? units(Math.ceilDiv(millis, SECOND), "min", "s")
                : units(Math.ceilDiv(millis, MINUTE), "h", "min");
    }

    private static String units(long small, String large, String little) {
        return small / 60 + "\u00a0" + large + (small % 60 == 0 ? "" : " " + small % 60 + "\u00a0" + little);
    }

    static String time(Duration duration) {
        return time(duration.toMillis());
    }

    /** As November 2026. */
    static String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
    }
}
