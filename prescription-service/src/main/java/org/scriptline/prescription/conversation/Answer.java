package org.scriptline.prescription.conversation;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestOutcome;

/**
 * What a prescriber answers.
 *
 * @param note words for the pharmacist, at most {@link #LONGEST_NOTE} characters
 * @param expectedOn until when a pending one is expected to be decided
 * @param refills fills after the first, 0 to 99; null leaves them as they were asked for
 * @param proposal which of the pharmacy's proposals, 1 first; null when there is no choice
 * @param medicationRequest the prescription to be written instead, FHIR JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
public record Answer(
        RequestOutcome outcome,
        @Nullable DenialReason denialReason,
        @Nullable PendingReason pendingReason,
        @Nullable String note,
        @Nullable LocalDate expectedOn,
        @Nullable String priorAuthorization,
        @Nullable Integer refills,
        @Nullable Integer proposal,
        byte @Nullable [] medicationRequest) {

    /** What a message to the pharmacy carries. */
    public static final int LONGEST_NOTE = 210;

    /** An answer that carries no drug. */
    public static Answer of(RequestOutcome outcome) {
        return new Answer(outcome, null, null, null, null, null, null, null, null);
    }

    /** The prescription to be written instead, where one was given. */
    public byte[] written() {
        return Objects.requireNonNull(medicationRequest);
    }

    @Override
    public String toString() {
        return "Answer[" + outcome.code() + ", redacted]";
    }
}
