package org.scriptline.prescription.searching.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.searching.DayRange;
import org.scriptline.prescription.searching.TimeRange;

/**
 * FHIR's date values: a prefix and a date as precise as it is written, which means the whole of that year, month, day or
 * second. A day of an order is a local date, so of a given time only its date counts there; where instants are compared, a
 * time without a zone is in UTC.
 */
final class DateValues {

    private static final Pattern FORM = Pattern.compile(
            "(eq|ne|gt|lt|ge|le|sa|eb)?"
                    + "(\\d{4}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2})?)?)?)?)");

    private DateValues() {}

    static DayRange days(String parameter, String text) {
        Matcher matcher = matcher(parameter, text);
        try {
            String date = matcher.group(2);
            LocalDate first = first(date);
            LocalDate after = date.length() == 4
                    ? first.plusYears(1)
                    : date.length() == 7 ? first.plusMonths(1) : first.plusDays(1);
            return switch (prefix(matcher)) {
                case "ne" -> new DayRange(first, after, true);
                case "gt", "sa" -> new DayRange(after, null, false);
                case "lt", "eb" -> new DayRange(null, first, false);
                case "ge" -> new DayRange(first, null, false);
                case "le" -> new DayRange(null, after, false);
                default -> new DayRange(first, after, false);
            };
        } catch (DateTimeException impossible) {
            throw SearchRequest.invalid(parameter, "There is no such date.");
        }
    }

    static TimeRange times(String parameter, String text) {
        Matcher matcher = matcher(parameter, text);
        try {
            String date = matcher.group(2);
            Instant first = instant(date);
            Instant after = after(date, first);
            return switch (prefix(matcher)) {
                case "ne" -> new TimeRange(first, after, true);
                case "gt", "sa" -> new TimeRange(after, null, false);
                case "lt", "eb" -> new TimeRange(null, first, false);
                case "ge" -> new TimeRange(first, null, false);
                case "le" -> new TimeRange(null, after, false);
                default -> new TimeRange(first, after, false);
            };
        } catch (DateTimeException impossible) {
            throw SearchRequest.invalid(parameter, "There is no such date.");
        }
    }

    private static Matcher matcher(String parameter, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw SearchRequest.invalid(
                    parameter,
                    parameter + " is a date such as 2026-11-21, perhaps after eq, ne, gt, lt, ge, le, sa or eb.");
        }
        return matcher;
    }

    private static String prefix(Matcher matcher) {
        @Nullable String prefix = matcher.group(1);
        return prefix == null ? "eq" : prefix;
    }

    private static LocalDate first(String date) {
        return switch (date.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(date), 1, 1);
            case 7 -> YearMonth.parse(date).atDay(1);
            default -> LocalDate.parse(date.substring(0, 10));
        };
    }

    private static Instant instant(String date) {
        if (date.length() <= 10) {
            return first(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String time = date.substring(11);
        return time.endsWith("Z") || time.matches(".*[+-]\\d{2}:\\d{2}")
                ? OffsetDateTime.parse(date).toInstant()
                : LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
    }

    private static Instant after(String date, Instant first) {
        if (date.length() <= 10) {
            LocalDate day = first(date);
            LocalDate after =
                    date.length() == 4 ? day.plusYears(1) : date.length() == 7 ? day.plusMonths(1) : day.plusDays(1);
            return after.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        Matcher time = Pattern.compile("T\\d{2}:\\d{2}(:\\d{2})?(\\.\\d+)?").matcher(date);
        if (!time.find() || time.group(1) == null) {
            return first.plus(Duration.ofMinutes(1));
        }
        @Nullable String fraction = time.group(2);
        return first.plusNanos(fraction == null ? 1_000_000_000L : (long) Math.pow(10, 10 - fraction.length()));
    }
}
