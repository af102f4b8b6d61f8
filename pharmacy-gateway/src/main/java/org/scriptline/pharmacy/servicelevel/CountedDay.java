package org.scriptline.pharmacy.servicelevel;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day that was counted, for all pharmacies.
 *
 * @param day in UTC
 * @param complete whether it is over and its figures stay
 * @param until what ended before this is counted
 * @param objective as it was that day
 * @param stoppedSeconds for how long operations kept back the messages to every pharmacy
 */
public record CountedDay(LocalDate day, boolean complete, Instant until, Objective objective, long stoppedSeconds) {

    /** What a pharmacy has on it of which nothing else is stored. */
    Tally nothingElse() {
        return Tally.ofStop(stoppedSeconds);
    }
}
