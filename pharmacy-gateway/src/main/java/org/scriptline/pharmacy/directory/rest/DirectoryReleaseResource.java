package org.scriptline.pharmacy.directory.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.pharmacy.directory.DirectoryFile;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.LoadedRelease;
import org.scriptline.pharmacy.directory.store.DirectoryReleases;
import org.scriptline.pharmacy.directory.store.LoadingDirectory;

/** Loads directory files for operations and lists what was loaded and refused. A load returns when the directory serves. */
@Path("/pharmacies/releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class DirectoryReleaseResource {

    private static final int LARGEST_PAGE = 200;

    private final DirectoryRoot root;
    private final LoadingDirectory loading;
    private final DirectoryReleases releases;
    private final CallerOfLoads callers;

    public DirectoryReleaseResource(
            DirectoryRoot root, LoadingDirectory loading, DirectoryReleases releases, CallerOfLoads callers) {
        this.root = root;
        this.loading = loading;
        this.releases = releases;
        this.callers = callers;
    }

    /**
     * What to load.
     *
     * @param path of a file under the configured root, absolute or relative to it
     * @param mode full or delta; delta when omitted
     * @param source who stands for the entries: small letters, digits, hyphens; {@code file} when omitted
     */
    public record Load(
            @Nullable String path,
            @Nullable String mode,
            @Nullable String source) {}

    /** The newest first; {@code next} is the cursor of older ones. */
    public record Page(List<LoadedRelease> items, @Nullable String next) {}

    @GET
    public Page list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("cursor") @Nullable String cursor) {
        int size = SearchParameters.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : QueryNumber.cursor(cursor);
        List<LoadedRelease> found =
                callers.database().read(connection -> releases.newest(connection, before, size + 1));
        List<LoadedRelease> page = found.size() > size ? found.subList(0, size) : found;
        return new Page(page, found.size() > size ? Long.toString(page.getLast().id()) : null);
    }

    @POST
    public Response load(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Load wanted) {
        if (wanted == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        LoadRequest request = new LoadRequest(source(wanted.source()), mode(wanted.mode()), callers.name());
        IdempotencyKey once = callers.key(key, wanted.path(), request);
        LoadedRelease release =
                callers.before(once, releases::find).orElseGet(() -> loaded(once, root.read(wanted.path()), request));
        return Response.status(Response.Status.CREATED).entity(release).build();
    }

    private LoadedRelease loaded(@Nullable IdempotencyKey once, byte[] file, LoadRequest request) {
        LoadingDirectory.ReadFile read = read(file, request);
        try {
            return callers.once(once, transaction -> loading.apply(transaction, read, request), releases::find);
        } catch (ProblemException refused) {
            loading.refused(read, request, refused);
            throw refused;
        }
    }

    private LoadingDirectory.ReadFile read(byte[] file, LoadRequest request) {
        try {
            return loading.read(file, request);
        } catch (DirectoryFile.Refused refused) {
            throw LoadingDirectory.problem(refused);
        }
    }

    private static LoadRequest.Mode mode(@Nullable String mode) {
        if (mode == null || mode.equals("delta")) {
            return LoadRequest.Mode.DELTA;
        }
        if (mode.equals("full")) {
            return LoadRequest.Mode.FULL;
        }
        throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "mode is full or delta.").withField("mode");
    }

    private static String source(@Nullable String source) {
        String name = source == null ? "file" : source;
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new ProblemException(
                            ErrorCode.REQUEST_FIELD_INVALID, "source has 1 to 40 small letters, digits and hyphens.")
                    .withField("source");
        }
        return name;
    }
}
