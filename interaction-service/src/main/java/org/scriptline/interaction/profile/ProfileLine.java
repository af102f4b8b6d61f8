package org.scriptline.interaction.profile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One drug of the profile, with where it is known from.
 *
 * @param id the prescription's id, or {@code history-…} and the fact's id
 * @param status active, held, used-up, stopped or withdrawn
 * @param source order, imported, patient-reported or dispense
 * @param practice whose record says so
 * @param startedOn local date on which it was written or begun
 * @param endedOn local date on which it ended, null while it has not
 * @param lastsUntil local date until which the supply is counted
 * @param fills how many fills were dispensed, null when no pharmacy said anything
 * @param lastFilledOn local date of the last fill
 * @param neverPickedUp no first fill in the 14 days after it was written; never said where the prescriber does not want to hear of fills
 * @param confidential the name is kept from the reader
 */
public record ProfileLine(
        String id,
        String name,
        @Nullable String rxcui,
        String status,
        String source,
        @Nullable String practice,
        @Nullable String prescriber,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate lastsUntil,
        @Nullable Integer fills,
        @Nullable LocalDate lastFilledOn,
        boolean neverPickedUp,
        boolean confidential,
        List<Mark> marks) {

    /** How long a first fill may take before the line says that it was never picked up. */
    public static final int PICK_UP_DAYS = 14;

    public ProfileLine {
        marks = List.copyOf(marks);
    }

    @Override
    public String toString() {
        return "ProfileLine[" + id + ", redacted]";
    }
}
