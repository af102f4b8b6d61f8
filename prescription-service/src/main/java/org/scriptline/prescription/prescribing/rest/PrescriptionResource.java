package org.scriptline.prescription.prescribing.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.LinkedRecord;
import org.scriptline.prescription.fhir.PrescriptionView;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.LinkedRecords;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;
import org.scriptline.prescription.timeline.TimelineEntry;
import org.scriptline.prescription.timeline.store.TimelineStore;

/** Where a prescription stands, as plain JSON for consoles. */
@Path("/prescriptions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"prescriber", "agent", "emr", "patient"})
public class PrescriptionResource {

    private final PrescriptionReader reader;
    private final LinkedRecords links;
    private final TimelineStore timeline;
    private final CurrentCaller currentCaller;

    public PrescriptionResource(
            PrescriptionReader reader, LinkedRecords links, TimelineStore timeline, CurrentCaller currentCaller) {
        this.reader = reader;
        this.links = links;
        this.timeline = timeline;
        this.currentCaller = currentCaller;
    }

    /**
     * The four axes and every answer.
     *
     * @param linkedRecords records of other practices that a machine took for this patient's; shown once, to the signer
     */
    public record Status(
            UUID id,
            UUID patient,
            int revision,
            int gatePass,
            OrderStatus order,
            TransmissionStatus transmission,
            CancelStatus cancel,
            FillStatus fill,
            @Nullable String waiting,
            boolean screeningPending,
            boolean unscreened,
            boolean lateAlertOpen,
            List<String> heldBecause,
            @Nullable ScreeningResult screening,
            List<LinkedRecord> linkedRecords,
            @Nullable CoverageResult coverage,
            @Nullable PriorAuthorizationStated priorAuthorization,
            List<AlertOverride> overrides,
            List<Finding> warnings,
            @Nullable PharmacyOrderStated pharmacyOrder,
            @Nullable Instant signedAt,
            @Nullable Instant releasedAt,
            Instant updatedAt) {}

    /** Every event in one plain sentence. */
    public record Timeline(List<TimelineEntry> items) {}

    @GET
    public Status status(@PathParam("id") String id) {
        Caller caller = currentCaller.caller();
        PrescriptionReader.Known known = reader.read(Ids.parse(id), caller);
        Prescription prescription = known.prescription();
        PrescriptionView view = known.view();
        return new Status(
                prescription.id(),
                prescription.patient(),
                prescription.revision(),
                prescription.gatePass(),
                prescription.order(),
                prescription.transmission(),
                prescription.cancel(),
                prescription.fill(),
                view.waiting(),
                view.screeningPending(),
                prescription.unscreened(),
                prescription.lateAlertOpen(),
                view.heldBecause(),
                view.screening(),
                links.show(known, caller),
                view.coverage(),
                view.authorization(),
                view.overrides(),
                view.warnings(),
                known.pharmacyOrder(),
                prescription.signedAt(),
                prescription.releasedAt(),
                prescription.updatedAt());
    }

    @GET
    @Path("/timeline")
    public Timeline timeline(@PathParam("id") String id) {
        UUID prescription = Ids.parse(id);
        reader.visible(prescription, currentCaller.caller());
        return new Timeline(timeline.of(prescription));
    }
}
