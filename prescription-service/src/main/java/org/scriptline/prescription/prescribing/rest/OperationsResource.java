package org.scriptline.prescription.prescribing.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.fhir.ParametersReader;
import org.scriptline.prescription.fhir.Reading;

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
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$sign", headers, body);
        commands.sign(call.prescription(), accepted(parameters.sign(call.body())), call.command());
        return answers.answer(call.prescription(), call.caller(), headers.prefer, Response.Status.OK, uri);
    }

    /** Cancels, or asks the pharmacy to. */
    @POST
    @Path("/{operation: (?:[$]|%24)cancel}")
    @Blocking
    public CompletionStage<Response> cancel(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$cancel", headers, body);
        commands.cancel(call.prescription(), accepted(parameters.cancel(call.body())), call.command());
        return answers.answer(call.prescription(), call.caller(), headers.prefer, Response.Status.OK, uri);
    }

    /** Releases without a screening, ten seconds after the signature at the earliest. */
    @POST
    @Path("/{operation: (?:[$]|%24)release-unscreened}")
    @Blocking
    public CompletionStage<Response> releaseUnscreened(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$release-unscreened", headers, body);
        commands.releaseUnscreened(
                call.prescription(), accepted(parameters.releaseUnscreened(call.body())), call.command());
        return answers.answer(call.prescription(), call.caller(), headers.prefer, Response.Status.OK, uri);
    }

    /** Writes the same again as a new prescription: a draft, or signed in the same call when a prescriber wants that. */
    @POST
    @Path("/{operation: (?:[$]|%24)renew}")
    @RolesAllowed({"prescriber", "agent"})
    @Blocking
    public CompletionStage<Response> renew(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$renew", headers, body);
        UUID renewed = renewing.renew(call.prescription(), accepted(parameters.renew(call.body())), call.command());
        return answers.answer(renewed, call.caller(), headers.prefer, Response.Status.CREATED, uri);
    }

    /** Sends a released prescription to another pharmacy. */
    @POST
    @Path("/{operation: (?:[$]|%24)reroute}")
    @Blocking
    public CompletionStage<Response> reroute(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$reroute", headers, body);
        commands.reroute(call.prescription(), accepted(parameters.reroute(call.body())), call.command());
        return answers.answer(call.prescription(), call.caller(), headers.prefer, Response.Status.OK, uri);
    }

    /** Sends a prescription that did not arrive to the same pharmacy once more. */
    @POST
    @Path("/{operation: (?:[$]|%24)resend}")
    @Blocking
    public CompletionStage<Response> resend(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$resend", headers, body);
        commands.resend(call.prescription(), accepted(parameters.resend(call.body())), call.command());
        return answers.answer(call.prescription(), call.caller(), headers.prefer, Response.Status.OK, uri);
    }

    /** Chooses anew of which fills the practice hears; no clinical act, so that an agent may. */
    @POST
    @Path("/{operation: (?:[$]|%24)fill-notices}")
    @RolesAllowed({"prescriber", "agent"})
    @Blocking
    public CompletionStage<Response> fillNotices(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @BeanParam OperationHeaders headers,
            @Context UriInfo uri) {
        OperationCall call = call(id, "$fill-notices", headers, body);
        commands.fillNotices(call.prescription(), accepted(parameters.fillNotices(call.body())), call.command());
        return answers.answer(call.prescription(), call.caller(), headers.prefer, Response.Status.OK, uri);
    }

    private OperationCall call(String id, String name, OperationHeaders headers, byte @Nullable [] body) {
        Caller caller = currentCaller.caller();
        UUID prescription = Ids.parse(id);
        answers.visible(prescription, caller);
        return new OperationCall(caller, prescription, id + "/" + name, headers, body == null ? NOTHING : body);
    }

    private static <T> T accepted(Reading<T> reading) {
        return switch (reading) {
            case Reading.Refused<T> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<T> accepted -> accepted.value();
        };
    }
}
