package org.scriptline.pharmacy.script.xml;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ValueKind;

/** Reads dates, numbers and amounts; what is none becomes a finding and nothing else. */
final class Values {

    /** No fill is larger; a larger number is a mistake of the sender. */
    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("10000000");

    private static final int MOST_DECIMALS = 6;
    private static final int DATE = 10;
    private static final int DIGITS = 3;

    private final Findings findings;

    Values(Findings findings) {
        this.findings = findings;
    }

    /** The date of an element that holds Date or DateTime, or is one itself. */
    @Nullable
    LocalDate date(Node parent, String name) {
        Node holder = parent.child(name);
        return holder == null ? null : date(holder);
    }

    @Nullable
    LocalDate date(Node holder) {
        Node value = holder.child("Date");
        if (value == null) {
            value = holder.child("DateTime");
        }
        if (value == null) {
            value = holder;
        }
        if (value.text().isEmpty()) {
            return null;
        }
        LocalDate plain = plainDate(value.text());
        if (plain != null) {
            return plain;
        }
        try {
            if (value.text().length() >= DATE) {
                return LocalDate.parse(value.text().substring(0, DATE));
            }
        } catch (DateTimeParseException unusual) {
            // told below
        }
        findings.add(Rule.INVALID_VALUE, value, ValueKind.DATE, "is no date");
        return null;
    }

    /** YYYY-MM-DD without the general parser, which costs more than all else in a message. */
    private static @Nullable LocalDate plainDate(String text) {
        if (text.length() != DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DATE);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 28) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    private static int digits(String text, int from, int until) {
        int value = 0;
        for (int index = from; index < until; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A time that cannot be read is none; nothing depends on the sender's clock. */
    @Nullable
    Instant instant(Node parent, String name) {
        Node node = parent.child(name);
        if (node == null || node.text().isEmpty()) {
            return null;
        }
        try {
            return node.text().endsWith("Z")
                    ? Instant.parse(node.text())
                    : OffsetDateTime.parse(node.text()).toInstant();
        } catch (DateTimeParseException unusual) {
            findings.add(Rule.INVALID_VALUE, node, ValueKind.DATE, "is no time with an offset");
            return null;
        }
    }

    @Nullable
    Integer wholeNumber(Node parent, String name) {
        Node node = parent.child(name);
        return node == null || node.text().isEmpty() ? null : wholeNumber(node);
    }

    @Nullable
    Integer wholeNumber(Node node) {
        int value = node.text().length() <= DIGITS
                ? digits(node.text(), 0, node.text().length())
                : -1;
        if (value < 0 || node.text().isEmpty()) {
            findings.add(Rule.INVALID_VALUE, node, ValueKind.NUMBER, "is no whole number of at most three digits");
            return null;
        }
        return value;
    }

    /** A positive amount; why it is none otherwise. */
    BigDecimal amount(Node node) throws MissingElement {
        String text = node.text();
        try {
            BigDecimal amount = text.length() > ScriptLimits.CODE ? BigDecimal.ZERO : new BigDecimal(text);
            if (amount.signum() > 0 && amount.scale() <= MOST_DECIMALS && amount.compareTo(LARGEST_QUANTITY) <= 0) {
                written(node, text);
                return amount;
            }
        } catch (NumberFormatException notANumber) {
            throw new MissingElement("Quantity is not a number");
        }
        throw new MissingElement("Quantity is not a positive amount");
    }

    /** The rule against misread decimals: a zero before the point and none at the end. */
    private void written(Node node, String text) {
        int point = text.indexOf('.');
        if (point == 0) {
            findings.add(Rule.LEADING_ZERO, node, ValueKind.NUMBER, "has no zero before its decimal point");
        }
        if (point >= 0 && text.endsWith("0")) {
            findings.add(Rule.TRAILING_ZERO, node, ValueKind.NUMBER, "ends with a zero after its decimal point");
        }
    }
}
