package org.scriptline.formulary.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An approval that the payer gave by telephone, fax or letter, as staff enter it.
 *
 * @param reference the payer's number of it, 1 to 100 characters
 * @param reason who said so, when and how, 10 to 450 characters
 * @param validFrom first day
 * @param validUntil last day, at most three years after the first
 */
public record OtherApproval(String reference, String reason, LocalDate validFrom, LocalDate validUntil) {

    private static final int LONGEST_REFERENCE = 100;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 450;
    private static final int MOST_YEARS = 3;

    /** @param field of the request that is at fault */
    record Fault(String field, String reason) {}

    /** What is wrong with it; null when nothing is. */
    @Nullable
    Fault fault(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            return new Fault("reference", "has 1 to " + LONGEST_REFERENCE + " characters");
        }
        if (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return new Fault("reason", "has " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
        if (validUntil.isBefore(validFrom) || validUntil.isAfter(validFrom.plusYears(MOST_YEARS))) {
            return new Fault("validUntil", "is a day from the first one on, at most " + MOST_YEARS + " years later");
        }
        return end(validUntil).isAfter(now) && !validFrom.isAfter(today.plusYears(1))
                ? null
                : new Fault("validUntil", "is over, or the approval begins more than a year from now");
    }

    /** As the case says it. */
    String words() {
        return "entered by the practice: " + reason.strip();
    }

    /** The last day ends everywhere on Earth before noon of the next one in UTC. */
    static Instant end(LocalDate lastDay) {
        return lastDay.plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "OtherApproval[redacted]";
    }
}
