package org.scriptline.contracts.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.AuthorizationState;

/**
 * How far the prior authorization of a prescription is. The case is the aggregate; it is about one patient, one drug and
 * one plan.
 *
 * @param prescriptionId the signed prescription that needs it
 * @param revision the prescription's revision that was checked
 * @param plan contract, plan and segment, or the HIOS id
 * @param rxcui RxNorm product code
 * @param drug name and strength
 * @param openQuestions how many of the payer's questions wait for an answer
 * @param reference the payer's own number; null until it gave one
 * @param reason the payer's words for its refusal, or why the case waits or ended; null when there is nothing to say
 * @param dueBy until when the payer waits for answers; null when it does not
 * @param validFrom first day of an approval, null in other states
 * @param validUntil last day of an approval, null in other states
 */
public record PriorAuthorizationStated(
        UUID caseId,
        UUID prescriptionId,
        UUID patientId,
        int revision,
        String plan,
        String rxcui,
        String drug,
        AuthorizationState state,
        int openQuestions,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable Instant dueBy,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Instant changedAt) {

    @Override
    public String toString() {
        return "PriorAuthorizationStated[" + caseId + ", " + state.code() + ", redacted]";
    }
}
