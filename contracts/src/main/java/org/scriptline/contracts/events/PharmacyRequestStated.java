package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.status.RequestState;

/**
 * What a pharmacy asks the prescriber about an order, and how far that is. The request is the aggregate.
 *
 * @param prescriptionId the order that it is about; of a new prescription the one of the patient's orders at that pharmacy by which patient and prescriber are known, which the answer leaves as it is
 * @param changeCode which change; null unless a change is asked for
 * @param subCodes what a prescriber authorisation must confirm, A to M; empty otherwise
 * @param proposals what the pharmacy would dispense instead, at most nine; of a verbal order or an emergency supply the one drug that was dispensed, of a
 *     new prescription the one drug that is asked for
 * @param refills fills that the pharmacy asks for; null when it leaves that to the prescriber
 * @param note the pharmacist's words, at most 500 characters
 * @param fills what the pharmacy has dispensed of the order so far
 * @param answerHeldBackAt when the prescriber's answer was held back, since the pharmacy's system cannot be told it, and the request waits again; only in the
 *     statement that says so, null in any other and in statements of releases that did not know it
 */
public record PharmacyRequestStated(
        UUID requestId,
        UUID prescriptionId,
        UUID patientId,
        String pharmacyNcpdpId,
        RequestKind kind,
        @Nullable ChangeCode changeCode,
        List<String> subCodes,
        List<RequestedMedication> proposals,
        @Nullable Integer refills,
        @Nullable String note,
        List<Fill> fills,
        RequestState state,
        Instant askedAt,
        Instant changedAt,
        @Nullable Instant answerHeldBackAt) {

    @Override
    public String toString() {
        return "PharmacyRequestStated[" + requestId + ", redacted]";
    }
}
