package org.scriptline.kit.killswitch;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;

/** Kill switches for ops. Throwing and lifting are safe to repeat: what is thrown already is answered with 200. */
@Path("/kill-switches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
@EndpointDisabled(name = "scriptline.kill-switches", stringValue = "false", disableIfMissing = true)
public class KillSwitchResource {

    private static final int PAGE_LIMIT = 200;

    private final KillSwitchDesk desk;
    private final CurrentCaller caller;

    public KillSwitchResource(KillSwitchDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** What to stop and why; the target is left out when the scope has only one. */
    public record Stop(
            @Nullable String scope,
            @Nullable String target,
            @Nullable String reason,
            @Nullable String comment) {}

    /** Why it may go on. */
    public record Because(@Nullable String reason) {}

    /** A switch; {@code waiting} is how much waits behind it, 0 once it is lifted. */
    public record Item(
            long id,
            String scope,
            @Nullable String target,
            String reason,
            @Nullable String comment,
            Instant thrownAt,
            String thrownBy,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy,
            @Nullable String liftedReason,
            long waiting) {}

    /** A page of switches; the cursor is given when there may be more. */
    public record Page(List<Item> items, @Nullable String cursor) {}

    @GET
    public Page list(
            @QueryParam("state") @DefaultValue("thrown") String state,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("cursor") @DefaultValue("0")
                    String cursor) {
        int most = QueryNumber.between("limit", limit, 1, PAGE_LIMIT);
        long after = QueryNumber.cursor(cursor);
        boolean thrown = QueryWord.oneOf("state", state, "thrown", "lifted").equals("thrown");
        List<Item> items = desk.list(thrown, after, most).stream()
                .map(standing -> item(standing.killSwitch(), standing.waiting()))
                .toList();
        return new Page(
                items, items.size() == most ? Long.toString(items.getLast().id()) : null);
    }

    @POST
    public Response stop(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Stop stop) {
        if (stop == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        KillSwitchDesk.Thrown thrown = desk.stop(
                stop.scope() == null ? "" : stop.scope(),
                stop.target() == null ? "" : stop.target(),
                stop.reason() == null ? "" : stop.reason(),
                stop.comment(),
                caller.caller().actor(),
                IdempotencyKey.ofHeader(
                        caller.caller(),
                        key,
                        "throw-kill-switch",
                        stop.scope(),
                        stop.target(),
                        stop.reason(),
                        stop.comment()));
        return Response.status(thrown.now() ? Response.Status.CREATED : Response.Status.OK)
                .entity(item(thrown.killSwitch(), 0))
                .build();
    }

    @POST
    @Path("/{id}/lift")
    public Item lift(
            @PathParam("id") long id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Because because) {
        String reason = because == null || because.reason() == null ? "" : because.reason();
        Caller who = caller.caller();
        IdempotencyKey once = IdempotencyKey.ofHeader(who, key, "lift-kill-switch " + id, reason);
        return item(desk.lift(id, reason, who.actor(), once), 0);
    }

    private static Item item(KillSwitch one, long waiting) {
        return new Item(
                one.id(),
                one.scope(),
                one.target().isEmpty() ? null : one.target(),
                one.reason(),
                one.comment(),
                one.thrownAt(),
                one.thrownBy(),
                one.liftedAt(),
                one.liftedBy(),
                one.liftedReason(),
                waiting);
    }
}
