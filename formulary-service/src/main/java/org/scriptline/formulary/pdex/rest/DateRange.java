package org.scriptline.formulary.pdex.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A FHIR date of a search with its prefix, compared as FHIR R4, section 3.1.1.4.5, says. */
record DateRange(String prefix, Instant from, Instant until) {

    private static final Pattern VALUE = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?([0-9].*)");

    static DateRange read(String parameter, String written) {
        Matcher matcher = VALUE.matcher(written);
        if (!matcher.matches()) {
            throw SearchQuery.invalid(parameter, "is no FHIR date");
        }
        String prefix = matcher.group(1) == null ? "eq" : matcher.group(1);
        String value = matcher.group(2);
        try {
            return switch (value.length()) {
                case 4 ->
                    days(
                            prefix,
                            LocalDate.of(Integer.parseInt(value), 1, 1),
                            LocalDate.of(Integer.parseInt(value) + 1, 1, 1));
                case 7 ->
                    days(
                            prefix,
                            YearMonth.parse(value).atDay(1),
                            YearMonth.parse(value).plusMonths(1).atDay(1));
                case 10 ->
                    days(prefix, LocalDate.parse(value), LocalDate.parse(value).plusDays(1));
                default -> {
                    Instant at = OffsetDateTime.parse(value).toInstant();
                    yield new DateRange(prefix, at, at.plus(1, ChronoUnit.SECONDS));
                }
            };
        } catch (DateTimeException | NumberFormatException broken) {
            throw SearchQuery.invalid(parameter, "is no FHIR date");
        }
    }

    private static DateRange days(String prefix, LocalDate from, LocalDate until) {
        return new DateRange(prefix, instant(from), instant(until));
    }

    static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whether a range of days, both inclusive, matches. */
    boolean matches(LocalDate first, LocalDate last) {
        return matches(instant(first), instant(last.plusDays(1)));
    }

    /** Whether what lasts from {@code start} until before {@code end} matches. */
    boolean matches(Instant start, Instant end) {
        boolean within = !start.isBefore(from) && !end.isAfter(until);
        return switch (prefix) {
            case "eq" -> within;
            case "ne" -> !within;
            case "gt" -> end.isAfter(until);
            case "lt" -> start.isBefore(from);
            case "ge" -> within || end.isAfter(until);
            case "le" -> within || start.isBefore(from);
            case "sa" -> !start.isBefore(until);
            case "eb" -> !end.isAfter(from);
            default -> start.isBefore(until) && end.isAfter(from);
        };
    }
}
