package org.scriptline.formulary.release.rest;

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
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseStore;
import org.scriptline.kit.problem.ProblemException;

/** Releases for operations: load, list, activate, roll back. A load returns when the release serves. */
@Path("/releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class ReleasesResource {

    private static final int MOST = 200;

    private final LoadingReleases loading;
    private final ReleaseStore store;
    private final ReleaseRoot root;
    private final KeyedRequests keyed;

    public ReleasesResource(LoadingReleases loading, ReleaseStore store, ReleaseRoot root, KeyedRequests keyed) {
        this.loading = loading;
        this.store = store;
        this.root = root;
        this.keyed = keyed;
    }

    /**
     * What to load.
     *
     * @param path of a folder or a zip under the configured root, absolute or relative to it
     * @param acceptWarnings whether a release serves although the gates warn; false when omitted
     */
    public record LoadRequest(
            @Nullable String path, @Nullable Boolean acceptWarnings) {}

    /** At most 200, the newest first; older ones are not kept. */
    public record Page(List<ReleaseView> items, @Nullable String cursor) {}

    @GET
    public Page releases() {
        return new Page(store.newest(MOST).stream().map(ReleaseView::of).toList(), null);
    }

    /** How far the running load is; both null when none runs. */
    public record Progress(@Nullable String step, @Nullable Long rows) {}

    @GET
    @Path("/progress")
    public Progress progress() {
        LoadProgress.State state = loading.progress().state();
        return state == null ? new Progress(null, null) : new Progress(state.step(), state.rows());
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
                "load",
                body,
                actor -> answer(loading.load(root.folder(request.path()), acceptWarnings, actor)),
                (status, id, notes) -> shown(status, id, release -> ReleaseView.again(release, notes)));
    }

    @POST
    @Path("/{id}/activate")
    @Consumes(MediaType.WILDCARD)
    public Response activate(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id) {
        return keyed.once(
                key,
                "activate",
                id.getBytes(StandardCharsets.UTF_8),
                actor -> loading.activate(id, actor)
                        .map(release -> Response.ok(ReleaseView.of(release)).build())
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND)),
                this::again);
    }

    /** Lets the release serve again that served before this one. */
    @POST
    @Path("/{id}/roll-back")
    @Consumes(MediaType.WILDCARD)
    public Response rollBack(@HeaderParam("Idempotency-Key") @Nullable String key, @PathParam("id") String id) {
        return keyed.once(
                key, "roll-back", id.getBytes(StandardCharsets.UTF_8), actor -> rolledBack(id, actor), this::again);
    }

    private Response rolledBack(String id, String actor) {
        if (store.find(id).isEmpty()) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        return loading.rollBack(id, actor)
                .map(release -> Response.ok(ReleaseView.of(release)).build())
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.STATE_CONFLICT, "This release does not serve, or none served before it."));
    }

    private Response again(int status, String id, List<String> notes) {
        return shown(status, id, ReleaseView::of);
    }

    private Response shown(int status, String id, Function<Release, ReleaseView> view) {
        return store.find(id)
                .map(release ->
                        Response.status(status).entity(view.apply(release)).build())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private static Response answer(LoadOutcome outcome) {
        return switch (outcome) {
            case LoadOutcome.Serves serves ->
                Response.status(serves.alreadyKept() ? 200 : 201)
                        .entity(ReleaseView.of(serves.release(), serves.gatesPassed(), serves.ignoredFiles()))
                        .build();
            case LoadOutcome.Refused refused ->
                throw new ProblemException(
                                ErrorCode.RELEASE_REFUSED,
                                refused.defects().getFirst().sentence() + ".")
                        .withField("path")
                        .with("defects", refused.defects());
            case LoadOutcome.NeedsAcceptance needed ->
                throw new ProblemException(
                                ErrorCode.RELEASE_REFUSED,
                                "The gates warn; with acceptWarnings true it is loaded all the same.")
                        .withField("acceptWarnings")
                        .with("warnings", needed.warnings());
        };
    }
}
