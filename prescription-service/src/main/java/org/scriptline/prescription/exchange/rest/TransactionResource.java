package org.scriptline.prescription.exchange.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.prescription.exchange.ReadTransaction;
import org.scriptline.prescription.exchange.store.Exchanging;
import org.scriptline.prescription.exchange.store.KeptResources;
import org.scriptline.prescription.fhir.TransactionResponse;
import org.scriptline.prescription.fhir.TransactionResponse.Answer;
import org.scriptline.prescription.prescribing.rest.MedicationRequestResource;
import org.scriptline.prescription.prescribing.rest.OrderRefusedException;

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
    private final CurrentCaller currentCaller;
    private final Clock clock;

    public TransactionResource(
            TransactionIntake intake,
            Exchanging exchanging,
            KeptResources kept,
            CurrentCaller currentCaller,
            Clock clock) {
        this.intake = intake;
        this.exchanging = exchanging;
        this.kept = kept;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Stores a transaction Bundle: every entry, or nothing. */
    @POST
    @RolesAllowed({"prescriber", "agent", "emr"})
    public Response transaction(
            byte @Nullable [] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        Caller caller = currentCaller.caller();
        byte[] bundle = body == null ? NOTHING : body;
        IdempotencyKey key =
                idempotencyKey == null ? null : IdempotencyKey.of(caller, idempotencyKey, "POST /fhir", bundle);
        List<Answer> answers = stored(() -> intake.bundle(bundle, caller), caller, key);
        return Response.ok(TransactionResponse.bundle(answers, clock.instant()))
                .type(MedicationRequestResource.FHIR_JSON)
                .build();
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
        boolean minimal = prefer != null && prefer.replace(" ", "").contains("return=minimal");
        return minimal
                ? response.build()
                : response.type(MedicationRequestResource.FHIR_JSON)
                        .entity(kept.find(caller.org(), type, answer.id())
                                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND))
                                .json())
                        .build();
    }

    /** Reads a fact or a patient of the caller's practice. */
    @GET
    @Path(KEPT + "/{id}")
    @RolesAllowed({"prescriber", "agent", "emr"})
    public Response read(@PathParam("type") String type, @PathParam("id") String id) {
        KeptResources.Kept found = id(id).flatMap(
                        one -> kept.find(currentCaller.caller().org(), type, one))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
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
