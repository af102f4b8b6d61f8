package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.fhir.MedicationRequestWriter;
import org.scriptline.prescription.prescribing.store.AcceptedOrder;
import org.scriptline.prescription.prescribing.store.LinkedRecords;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;

/** Makes the FHIR answers: the resource as it now is, with ETag and Location, after the wait that was asked for. */
@ApplicationScoped
public class MedicationRequestAnswers {

    private static final Pattern IDENTIFIER = Pattern.compile("(?:\\?)?identifier=(?:([^|&]*)\\|)?([^|&]+)");

    private final PrescriptionReader reader;
    private final LinkedRecords links;
    private final MedicationRequestWriter writer;
    private final Waiters waiters;

    public MedicationRequestAnswers(
            PrescriptionReader reader, LinkedRecords links, MedicationRequestWriter writer, Waiters waiters) {
        this.reader = reader;
        this.links = links;
        this.writer = writer;
        this.waiters = waiters;
    }

    CompletionStage<Response> answer(
            UUID id, Caller caller, @Nullable String prefer, Response.Status status, UriInfo uri) {
        Duration wait = RequestHeaders.wait(prefer);
        if (wait.isZero()) {
            return CompletableFuture.completedFuture(response(reader.read(id, caller), caller, prefer, status, uri));
        }
        visible(id, caller);
        return waiters.await(id, wait)
                .thenApply(waited -> response(reader.read(id, caller), caller, prefer, status, uri));
    }

    /** An order that was handed in: as it was stored, or as it is after the wait that was asked for. */
    CompletionStage<Response> created(AcceptedOrder accepted, Caller caller, @Nullable String prefer, UriInfo uri) {
        return RequestHeaders.wait(prefer).isZero()
                ? CompletableFuture.completedFuture(
                        response(reader.read(accepted, caller), caller, prefer, Response.Status.CREATED, uri))
                : answer(accepted.id(), caller, prefer, Response.Status.CREATED, uri);
    }

    /**
     * Prescriptions that were stored together, after the wait that was asked for; none when the caller asked neither to
     * wait nor to see them.
     *
     * @return by id, each as it now is
     */
    public CompletionStage<Map<UUID, byte[]>> together(List<UUID> ids, Caller caller, @Nullable String prefer) {
        Duration wait = RequestHeaders.wait(prefer);
        if (ids.isEmpty() || RequestHeaders.minimal(prefer) || (wait.isZero() && !RequestHeaders.shown(prefer))) {
            return CompletableFuture.completedFuture(Map.of());
        }
        CompletableFuture<?>[] waits =
                ids.stream().map(id -> waiters.await(id, wait)).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(waits).thenApply(waited -> {
            Map<UUID, byte[]> written = new HashMap<>();
            for (UUID id : ids) {
                PrescriptionReader.Known known = reader.read(id, caller);
                written.put(id, writer.write(known.original(), known.view()));
            }
            return written;
        });
    }

    private Response response(
            PrescriptionReader.Known known,
            Caller caller,
            @Nullable String prefer,
            Response.Status status,
            UriInfo uri) {
        Response.ResponseBuilder response = Response.status(status)
                .tag(new EntityTag(Integer.toString(known.prescription().revision()), true));
        if (status == Response.Status.CREATED) {
            response.location(uri.getBaseUriBuilder()
                    .path("fhir/MedicationRequest")
                    .path(known.prescription().id().toString())
                    .build());
        }
        if (!RequestHeaders.minimal(prefer)) {
            response.type(MedicationRequestResource.FHIR_JSON)
                    .entity(writer.write(known.original(), known.view(), links.show(known, caller)));
        }
        return response.build();
    }

    /** Fails as not found when the caller may not see it. */
    void visible(UUID id, Caller caller) {
        reader.visible(id, caller);
    }

    /** The practice's prescription that {@code If-None-Exist} describes. */
    Optional<UUID> existing(String ifNoneExist, Caller caller) {
        Matcher matcher = IDENTIFIER.matcher(
                URLDecoder.decode(ifNoneExist, StandardCharsets.UTF_8).strip());
        if (!matcher.matches()) {
            throw new ProblemException(
                            ErrorCode.PARAMETER_INVALID, "If-None-Exist is understood as identifier=system|value.")
                    .withField("If-None-Exist");
        }
        return reader.byIdentifier(caller.org(), matcher.group(1), matcher.group(2));
    }
}
