package org.scriptline.pharmacy.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.status.RequestState;

/**
 * A request as it is stored.
 *
 * <pre>
 *  waiting ──answered without a new prescription, or that one is released──► answered
 *   │  ▲ └─────answered in words that the pharmacy's release cannot say─────┐
 *   │  └─────────────────────────────────────────────────────────────────────┘
 *     └──the pharmacy asks anew──► superseded
 * </pre>
 *
 * @param asked as it was first stated
 * @param messageId of the pharmacy's message, null for one of the worklist
 * @param reference the pharmacy's own number for its request
 * @param answer what the prescriber said; the pharmacy hears of it in the state answered
 * @param sequence of its last event
 */
public record KnownRequest(
        PharmacyRequestStated asked,
        RequestState state,
        @Nullable String messageId,
        @Nullable String reference,
        @Nullable RequestAnswerStated answer,
        long sequence) {

    public UUID id() {
        return asked.requestId();
    }

    /** How it is stated in this state. */
    public PharmacyRequestStated stated(RequestState next, Instant at) {
        return stated(next, at, null);
    }

    /** How it is stated when its answer was held back: it waits again. */
    public PharmacyRequestStated heldBack(Instant at) {
        return stated(RequestState.WAITING, at, at);
    }

    private PharmacyRequestStated stated(RequestState next, Instant at, @Nullable Instant answerHeldBackAt) {
        return new PharmacyRequestStated(
                asked.requestId(),
                asked.prescriptionId(),
                asked.patientId(),
                asked.pharmacyNcpdpId(),
                asked.kind(),
                asked.changeCode(),
                asked.subCodes(),
                asked.proposals(),
                asked.refills(),
                asked.note(),
                asked.fills(),
                next,
                asked.askedAt(),
                at,
                answerHeldBackAt);
    }

    @Override
    public String toString() {
        return "KnownRequest[" + id() + ", " + state.code() + "]";
    }
}
