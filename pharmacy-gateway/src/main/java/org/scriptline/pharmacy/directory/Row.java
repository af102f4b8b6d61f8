package org.scriptline.pharmacy.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;

/** One line of a file by the names of its columns. What does not fit is noted with line and column, and reads as if it were missing. */
final class Row {

    private static final BigDecimal QUARTER = BigDecimal.valueOf(90);
    private static final BigDecimal HALF = BigDecimal.valueOf(180);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final int line;
    private final Map<String, String> values;
    private final Defects defects;

    Row(int line, Map<String, String> values, Defects defects) {
        this.line = line;
        this.values = values;
        this.defects = defects;
    }

    int line() {
        return line;
    }

    private void wrong(String column, String reason) {
        defects.add(line, column, reason);
    }

    /** The value, null when it is empty or the file has no such column. */
    @Nullable
    String text(String column, int longest) {
        String value = values.getOrDefault(column, "");
        if (value.length() > longest || CONTROL.matcher(value).find()) {
            wrong(column, "is longer than " + longest + " characters or has control characters");
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    String required(String column, int longest) {
        String value = text(column, longest);
        if (value == null) {
            if (values.getOrDefault(column, "").isEmpty()) {
                wrong(column, "is missing");
            }
            return "";
        }
        return value;
    }

    /** So many digits; null when empty. */
    @Nullable
    String digits(String column, int count) {
        String value = values.getOrDefault(column, "");
        if (value.isEmpty()) {
            return null;
        }
        if (value.length() == count && value.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return value;
        }
        wrong(column, "is not " + count + " digits");
        return null;
    }

    /** Seven digits; empty, and noted, when they are missing. */
    String ncpdpId(String column) {
        String value = digits(column, 7);
        if (value == null) {
            required(column, 7);
            return "";
        }
        return value;
    }

    /** An address in the United States by its columns. */
    PostalAddress address(String line, String city, String state, String postalCode) {
        return new PostalAddress(text(line, 80), null, text(city, 50), text(state, 2), text(postalCode, 10), "US");
    }

    /** Ten digits whose last one is the check digit of the National Provider Identifier (Luhn with prefix 80840); null when empty. */
    @Nullable
    String npi(String column) {
        String value = digits(column, 10);
        if (value == null) {
            return null;
        }
        int sum = 24;
        for (int index = 0; index < value.length(); index++) {
            int digit = value.charAt(index) - '0';
            int weighed = index % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        if (sum % 10 != 0) {
            wrong(column, "has a wrong check digit");
            return null;
        }
        return value;
    }

    String oneOf(String column, List<String> allowed) {
        String value = values.getOrDefault(column, "");
        if (allowed.contains(value)) {
            return value;
        }
        wrong(column, "is not one of " + String.join(", ", allowed));
        return allowed.getFirst();
    }

    @Nullable
    LocalDate date(String column, String pattern) {
        String value = values.getOrDefault(column, "");
        if (value.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value, DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeParseException notADate) {
            wrong(column, "is not a date " + pattern.replace('u', 'y'));
            return null;
        }
    }

    @Nullable
    BigDecimal latitude(String column) {
        return within(column, QUARTER);
    }

    @Nullable
    BigDecimal longitude(String column) {
        return within(column, HALF);
    }

    private @Nullable BigDecimal within(String column, BigDecimal most) {
        String value = values.getOrDefault(column, "");
        if (value.isEmpty()) {
            return null;
        }
        if (!value.matches("[+-]?[0-9]{1,3}(\\.[0-9]{1,8})?")
                || new BigDecimal(value).abs().compareTo(most) > 0) {
            wrong(column, "is not a number from -" + most + " to " + most);
            return null;
        }
        return new BigDecimal(value);
    }

    /** Words divided by semicolons. */
    List<String> serviceLevels(String column) {
        String value = values.getOrDefault(column, "");
        if (value.isEmpty()) {
            return List.of();
        }
        return List.of(value.split(";", -1)).stream()
                .map(word -> level(column, word.strip()))
                .flatMap(Optional::stream)
                .map(ServiceLevel::word)
                .distinct()
                .toList();
    }

    private Optional<ServiceLevel> level(String column, String word) {
        Optional<ServiceLevel> level = ServiceLevel.of(word);
        if (level.isEmpty()) {
            wrong(column, "has a word that is none of NewRx, Refill, Change, Fill, Cancel, EPCS");
        }
        return level;
    }
}
