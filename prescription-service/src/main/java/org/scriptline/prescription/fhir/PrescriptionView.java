package org.scriptline.prescription.fhir;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.lint.Finding;

/**
 * Everything that this service says about a stored order beside the order itself.
 *
 * @param patientId the patient record's id, which comes back in {@code subject.identifier}
 * @param revision clinical content's revision, the ETag
 * @param screening the answer to this revision, null while there is none
 * @param coverage the answer to this revision, null while there is none
 * @param authorization how far the prior authorization is, null while none is needed
 * @param warnings what the linter remarked
 * @param overrides the prescriber's answers so far
 * @param heldBecause ids that a new signature must override; empty when it is not held
 * @param waiting what the order waits for, {@code screening unavailable} for example; null when for nothing
 * @param screeningPending the caller waited and the answer has not arrived
 * @param linkUndone the screening was given because another record turned out not to be this patient's
 * @param fillNotices of which fills the practice wants to hear, chosen since the release; null as long as the order's own words stand
 */
public record PrescriptionView(
        UUID id,
        UUID patientId,
        int revision,
        OrderStatus order,
        TransmissionStatus transmission,
        CancelStatus cancel,
        FillStatus fill,
        @Nullable ScreeningResult screening,
        @Nullable CoverageResult coverage,
        @Nullable PriorAuthorizationStated authorization,
        List<Finding> warnings,
        List<AlertOverride> overrides,
        List<String> heldBecause,
        @Nullable String waiting,
        boolean screeningPending,
        boolean linkUndone,
        @Nullable FillNotices fillNotices,
        Instant lastUpdated) {
    @Override
    public String toString() {
        return "PrescriptionView[" + id + ", revision " + revision + ", " + order.code() + "]";
    }
}
