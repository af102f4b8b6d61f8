package org.scriptline.pharmacy.script;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question for what a patient was dispensed.
 *
 * @param from first day of interest, null for as far back as is known
 * @param until last day of interest, null for today
 * @param consent the patient's consent as a code: Y, N, or another of the network
 */
public record RxHistoryRequest(
        Parties parties,
        List<Benefit> benefits,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String consent)
        implements CarriedTransaction {

    public RxHistoryRequest {
        benefits = List.copyOf(benefits);
    }

    @Override
    public String name() {
        return "RxHistoryRequest";
    }

    @Override
    public String toString() {
        return "RxHistoryRequest[redacted]";
    }
}
