package org.scriptline.formulary.reference.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.reference.LoadingReferences;
import org.scriptline.formulary.reference.ReferenceOutcome;
import org.scriptline.formulary.reference.ReferenceRelease;
import org.scriptline.formulary.reference.ReferenceStore;
import org.scriptline.formulary.release.rest.KeyedRequests;
import org.scriptline.formulary.release.rest.ReleaseRoot;
import org.scriptline.kit.problem.ProblemException;

/**
 * RxNorm, FDA NDC and NADAC files for operations: load, list, activate, roll back. A load returns when it serves; how far
 * it is says {@code GET /releases/progress}.
 */
@Path("/drug-references")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class ReferencesResource {

    private static final int MOST = 200;

    private final LoadingReferences loading;
    private final ReferenceStore store;
    private final ReleaseRoot root;
    private final KeyedRequests keyed;

    public ReferencesResource(LoadingReferences loading, ReferenceStore store, ReleaseRoot root, KeyedRequests keyed) {
        this.loading = loading;
        this.store = store;
        this.root = root;
        this.keyed = keyed;
    }

    /**
     * What to load.
     *
     * @param path of a folder, a zip or a file under the configured root, absolute or relative to it
     * @param acceptWarnings whether it serves although the gates warn; false when omitted
     */
    public record LoadRequest(
            @Nullable String path, @Nullable Boolean acceptWarnings) {}

    /** The newest first; older ones are not kept. */
    public record Page(List<ReferenceView> items, @Nullable String cursor) {}

    @GET
    public Page references() {
        return new Page(
                store.newest(MOST).stream()
                        .map(release -> ReferenceView.of(release, null))
                        .toList(),
                null);
    }

    @POST
    public Response load(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable LoadRequest request) {
        if (request == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED);
        }
        boolean acceptWarnings = Boolean.TRUE.equals(request.acceptWarnings());
        byte[] body = (request.path() + "\n" + acceptWarnings).getBytes(StandardCharsets.UTF_8);
        return keyed.once(
                key,
                "load-reference",
                body,
                actor -> answer(loading.load(root.folder(request.path()), acceptWarnings, actor)),
                (status, id, notes) -> shown(status, id, release -> ReferenceView.of(release, notes)));
    }

    @POST
    @Path("/{id}/activate")
    @Consumes(MediaType.WILDCARD)
    public Response activate(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id) {
        return keyed.once(
                key,
                "activate-reference",
                id.getBytes(StandardCharsets.UTF_8),
                actor -> loading.activate(id, actor)
                        .map(release ->
                                Response.ok(ReferenceView.of(release, null)).build())
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND)),
                this::again);
    }

    /** Lets the files serve again that served before these. */
    @POST
    @Path("/{id}/roll-back")
    @Consumes(MediaType.WILDCARD)
    public Response rollBack(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id) {
        return keyed.once(
                key,
                "roll-back-reference",
                id.getBytes(StandardCharsets.UTF_8),
                actor -> rolledBack(id, actor),
                this::again);
    }

    private Response rolledBack(String id, String actor) {
        if (store.find(id).isEmpty()) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        return loading.rollBack(id, actor)
                .map(release -> Response.ok(ReferenceView.of(release, null)).build())
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.STATE_CONFLICT, "These files do not serve, or none served before them."));
    }

    private Response again(int status, String id, List<String> notes) {
        return shown(status, id, release -> ReferenceView.of(release, null));
    }

    private Response shown(int status, String id, Function<ReferenceRelease, ReferenceView> view) {
        return store.find(id)
                .map(release ->
                        Response.status(status).entity(view.apply(release)).build())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private static Response answer(ReferenceOutcome outcome) {
        return switch (outcome) {
            case ReferenceOutcome.Serves serves ->
                Response.status(serves.alreadyKept() ? 200 : 201)
                        .entity(ReferenceView.of(serves.release(), serves.gatesPassed()))
                        .build();
            case ReferenceOutcome.Refused refused ->
                throw new ProblemException(
                                ErrorCode.RELEASE_REFUSED,
                                refused.defects().getFirst().sentence() + ".")
                        .withField("path")
                        .with("defects", refused.defects());
            case ReferenceOutcome.NeedsAcceptance needed ->
                throw new ProblemException(
                                ErrorCode.RELEASE_REFUSED,
                                "The gates warn; with acceptWarnings true it is loaded all the same.")
                        .withField("acceptWarnings")
                        .with("warnings", needed.warnings());
        };
    }
}
