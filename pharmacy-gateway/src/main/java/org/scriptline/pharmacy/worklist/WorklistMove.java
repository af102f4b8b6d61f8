package org.scriptline.pharmacy.worklist;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order of a worklist as it now is, for telling that it moved; it holds no patient data.
 *
 * @param sequence rises with every step of the order
 */
public record WorklistMove(
        UUID order, long sequence, Instant changedAt, String transmission, String cancel, String fill) {

    private static final Pattern ID = Pattern.compile("([0-9]{1,18})-([0-9a-f]{32})");

    /** The id under which it is told: when, in microseconds since 1970, and which. */
    public String id() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, changedAt)
                + "-"
                + order.toString().replace("-", "");
    }

    /** When the move with this id was; empty when it is none of ours. */
    public static Optional<Instant> at(String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? Optional.of(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS))
                : Optional.empty();
    }
}
