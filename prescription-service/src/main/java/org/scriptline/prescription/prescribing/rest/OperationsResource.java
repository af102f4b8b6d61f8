package org.scriptline.prescription.prescribing.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.CancelParameters;
import org.scriptline.prescription.fhir.FillNoticesParameters;
import org.scriptline.prescription.fhir.ParametersReader;
import org.scriptline.prescription.fhir.Reading;
import org.scriptline.prescription.fhir.RerouteParameters;
import org.scriptline.prescription.fhir.ResendParameters;
import org.scriptline.prescription.fhir.SignParameters;
import org.scriptline.prescription.fhir.UnscreenedReleaseParameters;
import org.scriptline.prescription.prescribing.store.Command;

/**
 * The operations on a prescription: sign, cancel, release without screening, reroute, resend, choose the fill notices, renew. Some clients write the dollar as
 * {@code %24}, which means the same.
 */
@Path("/fhir/MedicationRequest/{id}")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@Consumes({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@RolesAllowed("prescriber")
public class OperationsResource {

    private static final byte[] NOTHING = {};

    private final ParametersReader parameters;
    private final Commands commands;
    private final Renewing renewing;
    private final MedicationRequestAnswers answers;
    private final CurrentCaller currentCaller;

    public OperationsResource(
            ParametersReader parameters,
            Commands commands,
            Renewing renewing,
            MedicationRequestAnswers answers,
            CurrentCaller currentCaller) {
        this.parameters = parameters;
        this.commands = commands;
        this.renewing = renewing;
        this.answers = answers;
        this.currentCaller = currentCaller;
    }

    /** Signs, signs again with overrides, or answers a late alert. */
    @POST
    @Path("/{operation: (?:[$]|%24)sign}")
    @Blocking
    public CompletionStage<Response> sign(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        SignParameters given = accepted(parameters.sign(bytes(body)));
        commands.sign(prescription, given, command(caller, ifMatch, idempotencyKey, id + "/$sign", body));
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    /** Cancels, or asks the pharmacy to. */
    @POST
    @Path("/{operation: (?:[$]|%24)cancel}")
    @Blocking
    public CompletionStage<Response> cancel(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        CancelParameters given = accepted(parameters.cancel(bytes(body)));
        commands.cancel(prescription, given, command(caller, ifMatch, idempotencyKey, id + "/$cancel", body));
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    /** Releases without a screening, ten seconds after the signature at the earliest. */
    @POST
    @Path("/{operation: (?:[$]|%24)release-unscreened}")
    @Blocking
    public CompletionStage<Response> releaseUnscreened(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        UnscreenedReleaseParameters given = accepted(parameters.releaseUnscreened(bytes(body)));
        commands.releaseUnscreened(
                prescription, given, command(caller, ifMatch, idempotencyKey, id + "/$release-unscreened", body));
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    /** Writes the same again as a new prescription: a draft, or signed in the same call when a prescriber wants that. */
    @POST
    @Path("/{operation: (?:[$]|%24)renew}")
    @RolesAllowed({"prescriber", "agent"})
    @Blocking
    public CompletionStage<Response> renew(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        UUID renewed = renewing.renew(
                prescription,
                accepted(parameters.renew(bytes(body))),
                command(caller, ifMatch, idempotencyKey, id + "/$renew", body));
        return answers.answer(renewed, caller, prefer, Response.Status.CREATED, uri);
    }

    /** Sends a released prescription to another pharmacy. */
    @POST
    @Path("/{operation: (?:[$]|%24)reroute}")
    @Blocking
    public CompletionStage<Response> reroute(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        RerouteParameters given = accepted(parameters.reroute(bytes(body)));
        commands.reroute(prescription, given, command(caller, ifMatch, idempotencyKey, id + "/$reroute", body));
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    /** Sends a prescription that did not arrive to the same pharmacy once more. */
    @POST
    @Path("/{operation: (?:[$]|%24)resend}")
    @Blocking
    public CompletionStage<Response> resend(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        ResendParameters given = accepted(parameters.resend(bytes(body)));
        commands.resend(prescription, given, command(caller, ifMatch, idempotencyKey, id + "/$resend", body));
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    /** Chooses anew of which fills the practice hears; no clinical act, so that an agent may. */
    @POST
    @Path("/{operation: (?:[$]|%24)fill-notices}")
    @RolesAllowed({"prescriber", "agent"})
    @Blocking
    public CompletionStage<Response> fillNotices(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        FillNoticesParameters given = accepted(parameters.fillNotices(bytes(body)));
        commands.fillNotices(
                prescription, given, command(caller, ifMatch, idempotencyKey, id + "/$fill-notices", body));
        return answers.answer(prescription, caller, prefer, Response.Status.OK, uri);
    }

    private static Command command(
            Caller caller,
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            String operation,
            byte @Nullable [] body) {
        return new Command(
                caller,
                RequestHeaders.revision(ifMatch),
                idempotencyKey == null ? null : IdempotencyKey.of(caller, idempotencyKey, operation, bytes(body)));
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? NOTHING : body;
    }

    private static <T> T accepted(Reading<T> reading) {
        return switch (reading) {
            case Reading.Refused<T> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<T> accepted -> accepted.value();
        };
    }
}
