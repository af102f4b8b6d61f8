package org.scriptline.prescription.inbox.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.inbox.Attention;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * An item of the inbox.
 *
 * @param id also the id of the FHIR Task
 * @param what happened, one sentence
 * @param next what to do, one sentence
 * @param seenIsEnough whether {@code POST /inbox/{id}/seen} takes it out
 * @param ageSeconds whole seconds since then
 * @param patient id of the patient record
 * @param prescriber NPI
 * @param pharmacy NCPDP id
 */
public record InboxItem(
        UUID id,
        AttentionKind kind,
        String what,
        String next,
        boolean seenIsEnough,
        Instant since,
        long ageSeconds,
        UUID prescription,
        UUID patient,
        String prescriber,
        String prescriberName,
        String drug,
        String pharmacy,
        OrderStatus order,
        TransmissionStatus transmission,
        CancelStatus cancel,
        FillStatus fill) {

    static InboxItem of(InboxItems.Item item, Instant now) {
        Attention attention = item.attention();
        Prescription prescription = item.found().prescription();
        PrescriptionContent content = item.found().details().content();
        return new InboxItem(
                attention.id(),
                attention.kind(),
                attention.kind().meaning(),
                attention.kind().next(),
                attention.kind().settledByReading(),
                attention.openedAt(),
                Math.max(0, Duration.between(attention.openedAt(), now).toSeconds()),
                prescription.id(),
                prescription.patient(),
                prescription.requesterNpi(),
                content.prescriber().display(),
                content.medication().description(),
                content.pharmacyNcpdpId(),
                prescription.order(),
                prescription.transmission(),
                prescription.cancel(),
                prescription.fill());
    }

    @Override
    public String toString() {
        return "InboxItem[" + id + ", " + kind.code() + "]";
    }
}
