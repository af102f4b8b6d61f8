package org.scriptline.contracts.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestOutcome;

/**
 * The prescriber's answer to a pharmacy's request, or that there is none any more. The request is the aggregate.
 *
 * @param outcome null when the answer was taken back before the pharmacy heard of it
 * @param note words for the pharmacist, at most 210 characters
 * @param expectedOn until when a pending one is expected to be decided, local date of the practice
 * @param priorAuthorization number of a prior authorization
 * @param newPrescription the prescription that carries the answer; the pharmacy hears of it when it is released
 * @param answeredBy NPI
 */
public record RequestAnswerStated(
        UUID requestId,
        UUID prescriptionId,
        UUID patientId,
        @Nullable RequestOutcome outcome,
        @Nullable DenialReason denialReason,
        @Nullable PendingReason pendingReason,
        @Nullable String note,
        @Nullable LocalDate expectedOn,
        @Nullable String priorAuthorization,
        @Nullable UUID newPrescription,
        Instant answeredAt,
        String answeredBy) {

    @Override
    public String toString() {
        return "RequestAnswerStated[" + requestId + ", redacted]";
    }
}
