package org.scriptline.pharmacy.script;

import java.util.List;

/**
 * What a patient was dispensed.
 *
 * @param dispensed the newest first or last, as the source sent it; at most {@link #MOST}
 */
public record RxHistoryResponse(Answer answer, Parties parties, List<Medication> dispensed)
        implements CarriedTransaction {

    /** How many medications a message carries. */
    public static final int MOST = 300;

    public RxHistoryResponse {
        dispensed = List.copyOf(dispensed);
    }

    @Override
    public String name() {
        return "RxHistoryResponse";
    }

    @Override
    public String toString() {
        return "RxHistoryResponse[redacted]";
    }
}
