package org.scriptline.prescription.prescribing.store;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.OrderedSupply;
import org.scriptline.prescription.patient.KnownPatient;

/** Makes the frozen content of a revision from a linted order. */
final class Contents {

    private Contents() {}

    /** @param usual of which fills the practice wants to hear where the order does not say; null when nobody chose */
    static PrescriptionContent of(
            UUID id,
            int revision,
            String practice,
            @Nullable FillNotices usual,
            LintedOrder.Accepted order,
            KnownPatient patient) {
        OrderedSupply supply = order.order().supply();
        return new PrescriptionContent(
                        id,
                        patient.record().patientId(),
                        patient.sequence(),
                        practice,
                        revision,
                        order.prescriber(),
                        order.medication(),
                        order.sig(),
                        order.quantity(),
                        order.unit().word(),
                        order.unit().nciCode(),
                        order.daysSupply(),
                        order.refills(),
                        supply.substitutionAllowed(),
                        order.pharmacy().ncpdpId(),
                        order.writtenOn(),
                        order.order().reasons(),
                        order.order().note(),
                        order.order().plan() != null
                                ? order.order().plan()
                                : patient.record().plan(),
                        order.order().priorPrescription(),
                        supply.substitutionAllowed() ? null : supply.substitutionReason(),
                        notBefore(order),
                        order.supervisor(),
                        order.order().visit())
                .noticing(order.order().fillNotices() != null ? order.order().fillNotices() : usual);
    }

    /** A day that the order was written on, or earlier, forbids nothing. */
    private static @Nullable LocalDate notBefore(LintedOrder.Accepted order) {
        @Nullable LocalDate day = order.order().supply().doNotFillBefore();
        return day != null && day.isAfter(order.writtenOn()) ? day : null;
    }
}
