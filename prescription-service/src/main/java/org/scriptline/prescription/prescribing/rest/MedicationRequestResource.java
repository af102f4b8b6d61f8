package org.scriptline.prescription.prescribing.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.prescribing.store.AcceptedOrder;
import org.scriptline.prescription.prescribing.store.Accepting;
import org.scriptline.prescription.prescribing.store.Editing;

/** Writing and reading prescriptions as FHIR R4 MedicationRequest. */
@Path("/fhir/MedicationRequest")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@Consumes({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
public class MedicationRequestResource {

    /** FHIR's media type for JSON. */
    public static final String FHIR_JSON = "application/fhir+json";

    private static final byte[] NOTHING = {};

    private final Intake intake;
    private final Accepting accepting;
    private final Editing editing;
    private final MedicationRequestAnswers answers;
    private final CurrentCaller currentCaller;

    public MedicationRequestResource(
            Intake intake,
            Accepting accepting,
            Editing editing,
            MedicationRequestAnswers answers,
            CurrentCaller currentCaller) {
        this.intake = intake;
        this.accepting = accepting;
        this.editing = editing;
        this.answers = answers;
        this.currentCaller = currentCaller;
    }

    /** Drafts, or drafts and signs when {@code status} is active. */
    @POST
    @Blocking
    @RolesAllowed({"prescriber", "agent", "emr"})
    public CompletionStage<Response> create(
            byte @Nullable [] body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("If-None-Exist") @Nullable String ifNoneExist,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        byte[] resource = body == null ? NOTHING : body;
        if (ifNoneExist != null) {
            Optional<UUID> existing = answers.existing(ifNoneExist, caller);
            if (existing.isPresent()) {
                return answers.answer(existing.get(), caller, prefer, Response.Status.OK, uri);
            }
        }
        @Nullable
        IdempotencyKey key = idempotencyKey == null
                ? null
                : IdempotencyKey.of(caller, idempotencyKey, "POST /fhir/MedicationRequest", resource);
        return answers.created(accepted(resource, caller, key), caller, prefer, uri);
    }

    /** What was stored once under a key is its answer for good, even if the same order would be refused today. */
    private AcceptedOrder accepted(byte[] resource, Caller caller, @Nullable IdempotencyKey key) {
        LintedOrder.Accepted order;
        try {
            order = intake.take(resource, caller, null);
        } catch (OrderRefusedException refused) {
            Optional<UUID> earlier = key == null ? Optional.empty() : accepting.earlier(key);
            return new AcceptedOrder(earlier.orElseThrow(() -> refused), null);
        }
        return accepting.accept(order, caller.org(), caller.actor(), key);
    }

    /** Edits a draft. */
    @PUT
    @Path("/{id}")
    @Blocking
    @RolesAllowed({"prescriber", "agent", "emr"})
    public CompletionStage<Response> edit(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        LintedOrder.Accepted order = intake.take(body == null ? NOTHING : body, caller, prescription);
        Ids.draft(order);
        editing.edit(prescription, order, caller.org(), RequestHeaders.revision(ifMatch), caller.actor());
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    /** Reads a prescription with its axes, alerts and remarks. */
    @GET
    @Path("/{id}")
    @Blocking
    @RolesAllowed({"prescriber", "agent", "emr", "patient"})
    public CompletionStage<Response> read(
            @PathParam("id") String id, @HeaderParam("Prefer") @Nullable String prefer, @Context UriInfo uri) {
        return answers.answer(Ids.parse(id), currentCaller.caller(), prefer, Response.Status.OK, uri);
    }
}
