package org.scriptline.pharmacy.worklist.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.pharmacy.worklist.WorklistMove;

/** Tells a pharmacy that its worklist moved, as server-sent events. */
@Path("/events")
public class WorklistEventsResource {

    private static final int LONGEST_SECONDS = 3600;

    private final WorklistListeners listeners;
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final Clock clock;

    public WorklistEventsResource(WorklistListeners listeners, CurrentCaller caller, JsonWebToken token, Clock clock) {
        this.listeners = listeners;
        this.caller = caller;
        this.token = token;
        this.clock = clock;
    }

    /**
     * A stream of the caller's own pharmacy.
     *
     * @param last the id of the last event that arrived: what moved since is told first
     * @param seconds how long to listen, 0 for what moved since {@code last} alone; until the token ends when not told
     */
    @GET
    @Blocking
    @RolesAllowed("pharmacist")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void listen(
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("seconds") @DefaultValue("3600")
                    String seconds,
            @Context SseEventSink sink,
            @Context Sse sse) {
        String pharmacy = caller.caller().org();
        int listening = QueryNumber.between("seconds", seconds, 0, LONGEST_SECONDS);
        Instant since = last == null
                ? null
                : WorklistMove.at(last)
                        .orElseThrow(() -> new ProblemException(
                                        ErrorCode.PARAMETER_INVALID, "The Last-Event-ID is not one of ours.")
                                .withField("Last-Event-ID"));
        Instant now = clock.instant();
        Instant tokenEnds = Instant.ofEpochSecond(token.getExpirationTime());
        Instant asked = now.plusSeconds(listening);
        listeners.add(new WorklistListener(pharmacy, asked.isBefore(tokenEnds) ? asked : tokenEnds, sink, sse), since);
    }
}
