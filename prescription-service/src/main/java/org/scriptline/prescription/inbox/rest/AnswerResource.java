package org.scriptline.prescription.inbox.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.conversation.Answer;
import org.scriptline.prescription.fhir.ParametersReader;
import org.scriptline.prescription.fhir.Reading;
import org.scriptline.prescription.fhir.Searchset;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.inbox.rest.InboxItems.Item;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.prescribing.rest.OrderRefusedException;
import org.scriptline.prescription.prescribing.rest.RequestHeaders;
import org.scriptline.prescription.prescribing.store.Command;
import org.scriptline.prescription.searching.rest.CommonParameters;

/** The operations of a Task that a pharmacy's request is. Some clients write the dollar as {@code %24}. */
@Path("/fhir/Task/{id}")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@Consumes({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Blocking
public class AnswerResource {

    private static final byte[] NOTHING = {};

    private final ParametersReader parameters;
    private final AnswerDesk desk;
    private final InboxItems items;
    private final CurrentCaller currentCaller;

    public AnswerResource(ParametersReader parameters, AnswerDesk desk, InboxItems items, CurrentCaller currentCaller) {
        this.parameters = parameters;
        this.desk = desk;
        this.items = items;
        this.currentCaller = currentCaller;
    }

    /** The prescriber answers a pharmacy's request. */
    @POST
    @Path("/{operation: (?:[$]|%24)answer}")
    @RolesAllowed("prescriber")
    public Response answer(
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        Caller caller = currentCaller.caller();
        UUID task = id(id);
        byte[] json = body == null ? NOTHING : body;
        Answer answer = accepted(parameters.answer(desk.signed(task, json, parameters.none(json), caller)));
        desk.answer(
                task,
                answer,
                new Command(
                        caller,
                        RequestHeaders.revision(ifMatch),
                        idempotencyKey == null
                                ? null
                                : IdempotencyKey.of(caller, idempotencyKey, "Task/" + id + "/$answer", json)));
        return task(task, caller);
    }

    /** Somebody who may not sign prepares the answer; the prescriber signs it by {@code $answer} without parameters. */
    @POST
    @Path("/{operation: (?:[$]|%24)prepare}")
    @RolesAllowed({"prescriber", "agent"})
    public Response prepare(
            @PathParam("id") String id, byte @Nullable [] body, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller caller = currentCaller.caller();
        UUID task = id(id);
        desk.visible(task, caller);
        byte[] json = body == null ? NOTHING : body;
        desk.prepare(
                task,
                accepted(parameters.answer(json)),
                json,
                new Command(caller, RequestHeaders.revision(ifMatch), null));
        return task(task, caller);
    }

    /** Gives the request to a colleague, {@code to} is the NPI. */
    @POST
    @Path("/{operation: (?:[$]|%24)redirect}")
    @RolesAllowed({"prescriber", "agent"})
    public Response redirect(
            @PathParam("id") String id, byte @Nullable [] body, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller caller = currentCaller.caller();
        UUID task = id(id);
        desk.visible(task, caller);
        String npi = accepted(parameters.text(body == null ? NOTHING : body, "to"));
        desk.redirect(task, npi, new Command(caller, RequestHeaders.revision(ifMatch), null));
        return task(task, caller);
    }

    private Response task(UUID id, Caller caller) {
        ObjectNode task =
                items
                        .find(new AttentionCriteria(caller.org(), Set.of(id), null, null, null, null, null), null, 1)
                        .stream()
                        .map(Item::task)
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        return Response.ok(Searchset.bytes(task), MedicationRequestResource.FHIR_JSON)
                .tag(new EntityTag(task.at("/meta/versionId").asText(), true))
                .build();
    }

    private static UUID id(String id) {
        return CommonParameters.uuid(id).orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private static <T> T accepted(Reading<T> reading) {
        return switch (reading) {
            case Reading.Refused<T> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<T> accepted -> accepted.value();
        };
    }
}
