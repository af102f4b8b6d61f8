package org.scriptline.pharmacy.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.events.RequestedMedication;

/**
 * What a pharmacist asks for, the order apart.
 *
 * @param changeCode null unless a change is asked for
 * @param proposals at most {@link #MOST_PROPOSALS}
 */
public record Asked(
        RequestKind kind,
        @Nullable ChangeCode changeCode,
        List<String> subCodes,
        List<RequestedMedication> proposals,
        @Nullable Integer refills,
        @Nullable String note) {

    /** As many as an RxChangeRequest carries. */
    public static final int MOST_PROPOSALS = 9;

    /** As many as an RxChangeRequest carries. */
    public static final int MOST_SUB_CODES = 10;

    @Override
    public String toString() {
        return "Asked[" + kind.code() + ", redacted]";
    }
}
