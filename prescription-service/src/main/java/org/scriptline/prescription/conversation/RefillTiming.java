package org.scriptline.prescription.conversation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Fill;

/**
 * How long what was dispensed lasts.
 *
 * @param lastFilledOn local date of the pharmacy, null when nothing was dispensed
 * @param suppliedUntil the last day of the latest fill's supply, null when nobody told for how many days it is
 * @param tooSoon whether less than {@link #USED} of the latest fill's days have passed; null when unknown
 */
public record RefillTiming(
        @Nullable LocalDate lastFilledOn,
        @Nullable LocalDate suppliedUntil,
        @Nullable Boolean tooSoon) {

    /** The part of a supply before which plans commonly refuse a refill. */
    public static final double USED = 0.75;

    /** @param ordered days' supply of the prescription, used where the pharmacy told none */
    public static RefillTiming of(List<Fill> fills, @Nullable Integer ordered, LocalDate today) {
        return fills.stream()
                .max(Comparator.comparing(Fill::filledOn).thenComparing(Fill::number))
                .map(last -> of(last, last.daysSupply() != null ? last.daysSupply() : ordered, today))
                .orElse(new RefillTiming(null, null, null));
    }

    private static RefillTiming of(Fill last, @Nullable Integer days, LocalDate today) {
        if (days == null) {
            return new RefillTiming(last.filledOn(), null, null);
        }
        return new RefillTiming(
                last.filledOn(),
                last.filledOn().plusDays(days - 1L),
                today.isBefore(last.filledOn().plusDays((long) Math.ceil(days * USED))));
    }
}
