package org.scriptline.kit.quarantine;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;

/** The quarantine for ops: the list holds no payload; a payload needs a reason and is audited. */
@Path("/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class QuarantineResource {

    private static final int PAGE_LIMIT = 200;

    private final QuarantineRepository repository;
    private final QuarantineSettlement settlement;
    private final Database database;
    private final CurrentCaller caller;

    public QuarantineResource(
            QuarantineRepository repository, QuarantineSettlement settlement, Database database, CurrentCaller caller) {
        this.repository = repository;
        this.settlement = settlement;
        this.database = database;
        this.caller = caller;
    }

    /** A record without its payload. */
    public record Item(
            long id,
            String consumer,
            String topic,
            int partition,
            long offset,
            @Nullable String subject,
            @Nullable Long sequence,
            @Nullable String type,
            String code,
            String reason,
            String state,
            Instant quarantinedAt,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String settledReason) {}

    /** A page of records; the cursor is given when there may be more. */
    public record Page(List<Item> items, @Nullable String cursor) {}

    /** Why somebody looks or settles. */
    public record Because(String reason) {}

    /** A payload: as text when it is UTF-8, and always as base64. */
    public record Payload(
            long id,
            String headers,
            @Nullable String text,
            @Nullable String base64) {}

    @GET
    @Transactional
    public Page list(
            @QueryParam("state") @DefaultValue("open") String state,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("cursor") @DefaultValue("0")
                    String cursor) {
        int most = QueryNumber.between("limit", limit, 1, PAGE_LIMIT);
        long after = QueryNumber.cursor(cursor);
        String known = QueryWord.oneOf("state", state, "open", "replayed", "discarded");
        List<Item> items = repository.inState(known, after, most).stream()
                .map(QuarantineResource::item)
                .toList();
        return new Page(
                items, items.size() == most ? Long.toString(items.getLast().id()) : null);
    }

    @POST
    @Path("/{id}/payload")
    public Payload payload(@PathParam("id") long id, Because because) {
        required(because);
        QuarantinedRecord row = found(id);
        audit("read-quarantined-payload", id, because);
        String text = row.payload == null ? null : new String(row.payload, StandardCharsets.UTF_8);
        String base64 = row.payload == null ? null : Base64.getEncoder().encodeToString(row.payload);
        return new Payload(id, row.headers, text, base64);
    }

    @POST
    @Path("/{id}/replay")
    public Item replay(
            @PathParam("id") long id, @HeaderParam("Idempotency-Key") @Nullable String key, Because because) {
        required(because);
        settlement.replay(id, caller.caller().actor(), because.reason(), once(key, "replay", id, because));
        return item(found(id));
    }

    @POST
    @Path("/{id}/discard")
    public Item discard(
            @PathParam("id") long id, @HeaderParam("Idempotency-Key") @Nullable String key, Because because) {
        required(because);
        settlement.discard(id, caller.caller().actor(), because.reason(), once(key, "discard", id, because));
        return item(found(id));
    }

    private @Nullable IdempotencyKey once(@Nullable String key, String operation, long id, Because because) {
        return IdempotencyKey.ofHeader(caller.caller(), key, operation + "-quarantined " + id, because.reason());
    }

    private void audit(String action, long id, Because because) {
        Caller who = caller.caller();
        database.run(transaction -> transaction.audit(
                new AuditEntry(who.actor(), action, "quarantine", Long.toString(id), "done", because.reason())));
    }

    private static void required(@Nullable Because because) {
        if (because == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        if (because.reason() == null || because.reason().isBlank()) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason in words is needed.").withField("reason");
        }
    }

    private QuarantinedRecord found(long id) {
        QuarantinedRecord row = repository.findById(id);
        if (row == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
        return row;
    }

    private static Item item(QuarantinedRecord row) {
        return new Item(
                row.id,
                row.consumer,
                row.topic,
                row.partition,
                row.offset,
                row.subject,
                row.sequence,
                row.type,
                row.code,
                row.reason,
                row.state,
                row.quarantinedAt,
                row.settledAt,
                row.settledBy,
                row.settledReason);
    }
}
