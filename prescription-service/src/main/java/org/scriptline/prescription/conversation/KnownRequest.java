package org.scriptline.prescription.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestAnswerStated;

/**
 * A request as it is stored.
 *
 * <pre>
 *              answered                    the pharmacy has it
 *   waiting ───────────────▶ decided ───────────────────────────▶ told
 *      │  ▲                     │ the new prescription is cancelled before its release
 *      │  └─────────────────────┘ or the pharmacy's release cannot say the answer
 *      └──the pharmacy asks anew──▶ superseded
 * </pre>
 *
 * @param prescriberNpi whose answer is awaited
 * @param coveredBy who may answer, too, since it has waited too long
 * @param version rises with each change; the Task's ETag
 * @param prepared Parameters of an answer that somebody has prepared, null when nobody has
 * @param sequence of the last answer's event, 0 before the first
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared.
public record KnownRequest(
        PharmacyRequestStated asked,
        String practice,
        String prescriberNpi,
        @Nullable String coveredBy,
        String state,
        int version,
        @Nullable RequestAnswerStated answer,
        byte @Nullable [] prepared,
        @Nullable String preparedBy,
        long sequence) {

    public UUID id() {
        return asked.requestId();
    }

    /** Whether this prescriber's answer is awaited. */
    public boolean addressedTo(@Nullable String npi) {
        return npi != null && (npi.equals(prescriberNpi) || npi.equals(coveredBy));
    }

    public boolean waiting() {
        return state.equals("waiting");
    }

    @Override
    public String toString() {
        return "KnownRequest[" + id() + ", " + state + "]";
    }
}
