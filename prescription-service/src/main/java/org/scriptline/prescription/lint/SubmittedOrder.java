package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.Reason;

/**
 * An order as its sender wrote it, in the words of this service and not yet checked.
 *
 * @param status what is asked for
 * @param patient as stated in the order; every part may be missing
 * @param requesterNpi null when the order names none
 * @param directions as written
 * @param noPharmacy whether the order leaves it open who dispenses
 * @param preferredPharmacy that the order's own Patient states, null when it states none
 * @param writtenOn local date as written, never shifted through UTC; null when not given
 * @param note to the pharmacist, unchecked length
 * @param plan null when no usable coverage was given
 * @param identifiers the sender's own identifiers of this order
 * @param priorPrescription the order of ours that this one replaces
 * @param supervisor null when nobody is named
 * @param visit the practice's identifier of the visit (FHIR {@code groupIdentifier}), null when not given
 * @param fillNotices of which fills the sender wants to hear, null when it leaves that to the practice
 * @param paths where the parts stand in the resource
 * @param findings defects seen while reading; the linter returns them together with its own
 * @param original the resource as received, UTF-8 JSON
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are stored as received; orders are never compared.
public record SubmittedOrder(
        RequestedStatus status,
        Demographics patient,
        @Nullable String requesterNpi,
        OrderedDrug drug,
        OrderedDirections directions,
        OrderedSupply supply,
        PharmacyReference pharmacy,
        boolean noPharmacy,
        @Nullable PharmacyReference preferredPharmacy,
        @Nullable LocalDate writtenOn,
        List<Reason> reasons,
        @Nullable String note,
        @Nullable PlanReference plan,
        PatientFacts facts,
        List<Identifier> identifiers,
        @Nullable UUID priorPrescription,
        @Nullable OrderedSupervisor supervisor,
        @Nullable Identifier visit,
        @Nullable FillNotices fillNotices,
        ElementPaths paths,
        List<Finding> findings,
        byte[] original) {
    @Override
    public String toString() {
        return "SubmittedOrder[" + status + ", redacted]";
    }

    SubmittedOrder withDrug(OrderedDrug other) {
        return new SubmittedOrder(
                status,
                patient,
                requesterNpi,
                other,
                directions,
                supply,
                pharmacy,
                noPharmacy,
                preferredPharmacy,
                writtenOn,
                reasons,
                note,
                plan,
                facts,
                identifiers,
                priorPrescription,
                supervisor,
                visit,
                fillNotices,
                paths,
                findings,
                original);
    }
}
