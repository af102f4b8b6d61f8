package org.scriptline.kit.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.kit.web.QueryWord;

/** What reconciliation found, for ops. */
@Path("/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class ReconciliationResource {

    private static final int PAGE_LIMIT = 200;
    private static final int LATEST = 50;

    private final Database database;
    private final Reconciler reconciler;
    private final DifferenceStore store;
    private final CurrentCaller caller;

    public ReconciliationResource(
            Database database, Reconciler reconciler, DifferenceStore store, CurrentCaller caller) {
        this.database = database;
        this.reconciler = reconciler;
        this.store = store;
        this.caller = caller;
    }

    /** A difference: what the owning service stated and what is known here. */
    public record Item(
            long id,
            String service,
            String topic,
            String subject,
            String kind,
            long statedSequence,
            long knownSequence,
            @Nullable String statedState,
            @Nullable String knownState,
            Instant foundAt,
            @Nullable Instant settledAt) {}

    /** One page of a service's statement that was compared here. */
    public record Comparison(
            String service,
            UUID run,
            int page,
            int pages,
            Instant from,
            Instant until,
            Instant comparedAt,
            int compared,
            int differences) {}

    /** Differences, and the latest comparisons; the cursor is given when there may be more differences. */
    public record Answer(
            List<Item> items,
            List<Comparison> comparisons,
            @Nullable String cursor) {}

    /** The windows that were stated; the other services compare them within seconds. */
    public record Stated(List<Stating.Run> runs) {}

    @GET
    public Answer list(
            @QueryParam("state") @DefaultValue("open") String state,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("cursor") @DefaultValue("0")
                    String cursor) {
        int most = QueryNumber.between("limit", limit, 1, PAGE_LIMIT);
        long after = QueryNumber.cursor(cursor);
        boolean open = QueryWord.oneOf("state", state, "open", "settled").equals("open");
        reconciler.lookAgain();
        return database.read(connection -> {
            List<Item> items = store.differences(connection, open, after, most).stream()
                    .map(ReconciliationResource::item)
                    .toList();
            List<Comparison> comparisons = store.compared(connection, LATEST).stream()
                    .map(ReconciliationResource::comparison)
                    .toList();
            return new Answer(
                    items,
                    comparisons,
                    items.size() == most ? Long.toString(items.getLast().id()) : null);
        });
    }

    /** States this service's aggregates now; asked twice it states only what is new. */
    @POST
    public Stated state() {
        Caller who = caller.caller();
        List<Stating.Run> runs = reconciler.state(who.actor());
        database.run(transaction -> transaction.audit(new AuditEntry(
                who.actor(), "state-reconciliation", "reconciliation", Integer.toString(runs.size()), "done", null)));
        return new Stated(runs);
    }

    private static Item item(DifferenceStore.Found found) {
        Difference one = found.difference();
        return new Item(
                found.id(),
                found.service(),
                one.topic(),
                one.subject(),
                one.kind(),
                one.statedSequence(),
                one.knownSequence(),
                one.statedState(),
                one.knownState(),
                found.foundAt(),
                found.settledAt());
    }

    private static Comparison comparison(DifferenceStore.Compared one) {
        return new Comparison(
                one.service(),
                one.run(),
                one.page(),
                one.pages(),
                one.from(),
                one.until(),
                one.comparedAt(),
                one.compared(),
                one.differences());
    }
}
