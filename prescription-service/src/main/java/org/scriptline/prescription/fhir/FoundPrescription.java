package org.scriptline.prescription.fhir;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionContent;

/**
 * A stored prescription with all that resources are made of.
 *
 * @param original the resource as received
 * @param screenedAt when the current revision was screened, null when it was not
 * @param overriddenAt when each alert was last overridden, by its id
 * @param pharmacyOrder its latest state at the pharmacy, null when it never got there
 */
@SuppressWarnings("ArrayRecordComponent")
public record FoundPrescription(
        PrescriptionContent content,
        byte[] original,
        PrescriptionView view,
        @Nullable Instant screenedAt,
        Map<String, Instant> overriddenAt,
        @Nullable PharmacyOrderStated pharmacyOrder) {

    /** The NCPDP id of the pharmacy where it is, which may be another one than was signed for. */
    public String pharmacyNcpdpId() {
        return pharmacyOrder == null ? content.pharmacyNcpdpId() : pharmacyOrder.pharmacyNcpdpId();
    }

    @Override
    public String toString() {
        return "FoundPrescription[" + view.id() + "]";
    }
}
