package org.scriptline.prescription.searching.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.WaitingFor;

/**
 * A prescription in a list: what it is and where it stands.
 *
 * @param patient id of the patient record
 * @param prescriber NPI
 * @param quantity in {@code quantityUnit}
 * @param pharmacy NCPDP id
 * @param waiting what it waits for in words, null when for nothing
 * @param waitingFor whom it waits for
 */
public record ListedPrescription(
        UUID id,
        UUID patient,
        String prescriber,
        String prescriberName,
        String drug,
        String directions,
        BigDecimal quantity,
        String quantityUnit,
        int refills,
        String pharmacy,
        LocalDate writtenOn,
        int revision,
        OrderStatus order,
        TransmissionStatus transmission,
        CancelStatus cancel,
        FillStatus fill,
        @Nullable String waiting,
        WaitingFor waitingFor,
        boolean unscreened,
        boolean lateAlertOpen,
        @Nullable Instant signedAt,
        @Nullable Instant releasedAt,
        Instant updatedAt) {

    static ListedPrescription of(Found found, WaitingFor waitingFor) {
        Prescription prescription = found.prescription();
        PrescriptionContent content = found.details().content();
        return new ListedPrescription(
                prescription.id(),
                prescription.patient(),
                prescription.requesterNpi(),
                content.prescriber().display(),
                content.medication().description(),
                content.sig().text(),
                content.quantity(),
                content.quantityUnit(),
                content.refills(),
                found.details().pharmacyNcpdpId(),
                prescription.writtenOn(),
                prescription.revision(),
                prescription.order(),
                prescription.transmission(),
                prescription.cancel(),
                prescription.fill(),
                found.details().view().waiting(),
                waitingFor,
                prescription.unscreened(),
                prescription.lateAlertOpen(),
                prescription.signedAt(),
                prescription.releasedAt(),
                prescription.updatedAt());
    }

    @Override
    public String toString() {
        return "ListedPrescription[" + id + "]";
    }
}
