package org.scriptline.interaction.gate.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.gate.store.MatchStore;
import org.scriptline.interaction.gate.store.PersonDecisions;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.kit.web.QueryNumber;

/**
 * Records that may be one person, for operations to decide. The list holds no patient data; who the two are is shown for
 * a reason only, and audited.
 */
@Path("/persons/possible-matches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class PossibleMatchResource {
    private static final int LIMIT = 200;
    private static final int REASON_LIMIT = 500;

    private final Database database;
    private final PersonDecisions decisions;
    private final CurrentCaller caller;
    private final Clock clock;

    public PossibleMatchResource(Database database, PersonDecisions decisions, CurrentCaller caller, Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why; up to 500 characters, audited. */
    public record Reason(@Nullable String reason) {}

    public record Matches(
            List<MatchStore.PossibleMatch> items, @Nullable String cursor) {}

    /** Who the two are, by record. */
    public record Both(Map<UUID, Demographics> records) {}

    @GET
    public Matches list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit") @DefaultValue("50")
                    String limit) {
        int most = QueryNumber.between("limit", limit, 1, LIMIT);
        UUID after = cursor == null ? null : id(cursor, "cursor");
        List<MatchStore.PossibleMatch> found =
                database.read(connection -> MatchStore.open(connection, after, most + 1));
        boolean more = found.size() > most;
        List<MatchStore.PossibleMatch> page = more ? found.subList(0, most) : found;
        return new Matches(page, more ? page.getLast().id().toString() : null);
    }

    /** Both demographics, to decide by. */
    @POST
    @Path("/{id}/demographics")
    public Both demographics(@PathParam("id") String id, @Nullable Reason reason) {
        String why = checked(reason);
        return database.inTransaction(transaction -> {
            MatchStore.PossibleMatch match = find(transaction, id);
            List<UUID> records = List.of(match.first(), match.second());
            for (UUID record : records) {
                transaction.audit(new AuditEntry(
                        caller.caller().actor(), "disclose", "patient-record", record.toString(), "shown", why));
            }
            return new Both(MatchStore.demographics(transaction.connection(), records));
        });
    }

    /** They are one person: linked as by hand, and screened as one. */
    @POST
    @Path("/{id}/accept")
    public MatchStore.PossibleMatch accept(@PathParam("id") String id, @Nullable Reason reason) {
        return decide(id, reason, "linked");
    }

    /** They are two persons: never linked by a machine. */
    @POST
    @Path("/{id}/reject")
    public MatchStore.PossibleMatch reject(@PathParam("id") String id, @Nullable Reason reason) {
        return decide(id, reason, "apart");
    }

    private MatchStore.PossibleMatch decide(String id, @Nullable Reason reason, String state) {
        String why = checked(reason);
        Caller who = caller.caller();
        return database.inTransaction(transaction -> {
            MatchStore.PossibleMatch match = find(transaction, id);
            if (match.state().equals(state)) {
                return match;
            }
            if (!match.state().equals("open")) {
                throw new ProblemException(ErrorCode.STATE_CONFLICT, "This possible match is settled already.");
            }
            if (state.equals("linked")) {
                decisions.link(transaction, match.first(), match.second(), who.actor(), why);
            } else {
                decisions.keepApart(transaction, match.first(), match.second(), who.actor(), why);
            }
            MatchStore.decided(
                    transaction.connection(), match.id(), state, who.actor().name(), why, clock.instant());
            return find(transaction, id);
        });
    }

    private static MatchStore.PossibleMatch find(Transaction transaction, String id) throws java.sql.SQLException {
        return MatchStore.find(transaction.connection(), id(id, "id"))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    private static UUID id(String text, String field) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(field.equals("id") ? ErrorCode.NOT_FOUND : ErrorCode.PARAMETER_INVALID)
                    .withField(field);
        }
    }

    private static String checked(@Nullable Reason reason) {
        String why = reason == null ? null : reason.reason();
        if (why == null || why.isBlank() || why.length() > REASON_LIMIT) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason of 1 to 500 characters is needed.")
                    .withField("reason");
        }
        return why;
    }
}
