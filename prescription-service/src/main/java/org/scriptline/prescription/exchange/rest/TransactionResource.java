package org.scriptline.prescription.exchange.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.exchange.ReadTransaction;
import org.scriptline.prescription.exchange.ReadTransaction.Replaced;
import org.scriptline.prescription.exchange.store.Exchanging;
import org.scriptline.prescription.exchange.store.KeptResources;
import org.scriptline.prescription.fhir.EnteredInError;
import org.scriptline.prescription.fhir.TransactionResponse;
import org.scriptline.prescription.fhir.TransactionResponse.Answer;
import org.scriptline.prescription.prescribing.rest.MedicationRequestAnswers;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.prescribing.rest.OrderRefusedException;
import org.scriptline.prescription.prescribing.rest.RequestHeaders;

/** Facts about patients, with prescriptions in a transaction Bundle or one by one. */
@Path("/fhir")
@Produces({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
@Consumes({MedicationRequestResource.FHIR_JSON, MediaType.APPLICATION_JSON})
public class TransactionResource {
    private static final byte[] NOTHING = {};
    private static final String KEPT =
            "{type: Patient|AllergyIntolerance|Condition|Observation|Coverage|MedicationStatement}";

    private final TransactionIntake intake;
    private final Exchanging exchanging;
    private final KeptResources kept;
    private final MedicationRequestAnswers prescriptions;
    private final CurrentCaller currentCaller;

    public TransactionResource(
            TransactionIntake intake,
            Exchanging exchanging,
            KeptResources kept,
            MedicationRequestAnswers prescriptions,
            CurrentCaller currentCaller) {
        this.intake = intake;
        this.exchanging = exchanging;
        this.kept = kept;
        this.prescriptions = prescriptions;
        this.currentCaller = currentCaller;
    }

    /** Stores a transaction Bundle: every entry, or nothing. {@code Prefer: wait} waits for the checks of its prescriptions. */
    @POST
    @Blocking
    @RolesAllowed({"prescriber", "agent", "emr"})
    public CompletionStage<Response> transaction(
            byte @Nullable [] body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("Prefer") @Nullable String prefer) {
        Caller caller = currentCaller.caller();
        byte[] bundle = body == null ? NOTHING : body;
        IdempotencyKey key =
                idempotencyKey == null ? null : IdempotencyKey.of(caller, idempotencyKey, "POST /fhir", bundle);
        List<Answer> answers = stored(() -> intake.bundle(bundle, caller), caller, key);
        List<UUID> orders =
                answers.stream().filter(Answer::prescription).map(Answer::id).toList();
        return prescriptions.together(orders, caller, prefer).thenApply(shown -> {
            Map<String, byte[]> places = new HashMap<>();
            shown.forEach((id, resource) -> places.put(Answer.PRESCRIPTION + id, resource));
            return Response.ok(TransactionResponse.bundle(answers, places))
                    .type(MedicationRequestResource.FHIR_JSON)
                    .build();
        });
    }

    /** Stores one fact, or one patient. */
    @POST
    @Path(KEPT)
    @RolesAllowed({"prescriber", "agent", "emr"})
    public Response create(
            @PathParam("type") String type,
            byte @Nullable [] body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @HeaderParam("If-None-Exist") @Nullable String ifNoneExist,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        Caller caller = currentCaller.caller();
        byte[] resource = body == null ? NOTHING : body;
        IdempotencyKey key = idempotencyKey == null
                ? null
                : IdempotencyKey.of(caller, idempotencyKey, "POST /fhir/" + type, resource);
        Identifier condition = ifNoneExist == null ? null : identifier(ifNoneExist);
        Answer answer = stored(() -> intake.single(resource, type, condition, caller), caller, key)
                .getFirst();
        Response.ResponseBuilder response = Response.status(answer.status())
                .tag(new EntityTag(Long.toString(answer.version()), true))
                .location(uri.getBaseUriBuilder()
                        .path("fhir")
                        .path(String.valueOf(answer.location()))
                        .build());
        return shown(response, type, answer.id(), caller, prefer);
    }

    /** Corrects a fact or a patient; what the fact said before ends. */
    @PUT
    @Path(KEPT + "/{id}")
    @RolesAllowed({"prescriber", "agent", "emr"})
    public Response replace(
            @PathParam("type") String type,
            @PathParam("id") String id,
            byte @Nullable [] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Prefer") @Nullable String prefer) {
        Caller caller = currentCaller.caller();
        Replaced replaced = new Replaced(kept(type, id, caller), RequestHeaders.revision(ifMatch));
        Answer answer = replaced(body == null ? NOTHING : body, type, replaced, caller);
        return shown(
                Response.ok().tag(new EntityTag(Long.toString(answer.version()), true)),
                type,
                replaced.id(),
                caller,
                prefer);
    }

    /** Marks a fact as entered in error: it ends, and is still shown with its mark. A patient stays. */
    @DELETE
    @Path(KEPT + "/{id}")
    @RolesAllowed({"prescriber", "agent", "emr"})
    @Consumes(MediaType.WILDCARD)
    public Response delete(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        Caller caller = currentCaller.caller();
        UUID fact = kept(type, id, caller);
        if (type.equals("Patient")) {
            throw new ProblemException(ErrorCode.METHOD_NOT_ALLOWED, "A patient record is not deleted.");
        }
        KeptResources.Kept there = kept.find(caller.org(), type, fact).orElseThrow(TransactionResource::nothing);
        @Nullable Integer seen = RequestHeaders.revision(ifMatch);
        Replaced replaced = new Replaced(fact, seen == null ? Integer.valueOf((int) there.version()) : seen);
        replaced(EnteredInError.mark(there.json()), type, replaced, caller);
        return Response.noContent().build();
    }

    private Answer replaced(byte[] resource, String type, Replaced replaced, Caller caller) {
        ReadTransaction read = intake.replacement(resource, type, replaced, caller);
        return exchanging.exchange(read, caller.org(), caller.actor(), null).getFirst();
    }

    private Response shown(
            Response.ResponseBuilder response, String type, UUID id, Caller caller, @Nullable String prefer) {
        return RequestHeaders.minimal(prefer)
                ? response.build()
                : response.type(MedicationRequestResource.FHIR_JSON)
                        .entity(kept.find(caller.org(), type, id)
                                .orElseThrow(TransactionResource::nothing)
                                .json())
                        .build();
    }

    /** Not there and not the caller's answer alike, before anything of the body is looked at. */
    private UUID kept(String type, String id, Caller caller) {
        return id(id).filter(one -> kept.find(caller.org(), type, one).isPresent())
                .orElseThrow(TransactionResource::nothing);
    }

    private static ProblemException nothing() {
        return new ProblemException(ErrorCode.NOT_FOUND);
    }

    /** Reads a fact or a patient of the caller's practice. */
    @GET
    @Path(KEPT + "/{id}")
    @RolesAllowed({"prescriber", "agent", "emr"})
    public Response read(@PathParam("type") String type, @PathParam("id") String id) {
        KeptResources.Kept found = id(id).flatMap(
                        one -> kept.find(currentCaller.caller().org(), type, one))
                .orElseThrow(TransactionResource::nothing);
        return Response.ok(found.json())
                .type(MedicationRequestResource.FHIR_JSON)
                .tag(new EntityTag(Long.toString(found.version()), true))
                .build();
    }

    /** What was stored once under a key is its answer for good, even if the same Bundle would be refused today. */
    private List<Answer> stored(Supplier<ReadTransaction> read, Caller caller, @Nullable IdempotencyKey key) {
        ReadTransaction transaction;
        try {
            transaction = read.get();
        } catch (OrderRefusedException refused) {
            Optional<List<Answer>> earlier = key == null ? Optional.empty() : exchanging.earlier(key);
            return earlier.orElseThrow(() -> refused);
        }
        return exchanging.exchange(transaction, caller.org(), caller.actor(), key);
    }

    private static Identifier identifier(String ifNoneExist) {
        String text = URLDecoder.decode(ifNoneExist, StandardCharsets.UTF_8).strip();
        int start = text.indexOf("identifier=");
        int bar = text.indexOf('|');
        if (start < 0 || start > 1 || bar < 0 || text.indexOf('&') >= 0) {
            throw new ProblemException(
                            ErrorCode.PARAMETER_INVALID, "If-None-Exist is understood as identifier=system|value.")
                    .withField("If-None-Exist");
        }
        return new Identifier(text.substring(start + "identifier=".length(), bar), text.substring(bar + 1));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
