package org.scriptline.interaction.gate.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.gate.store.PersonDecisions;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/** Operations decide which records are one person. */
@Path("/persons")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ops")
public class PersonLinkResource {
    private static final int OK = 200;
    private static final int REASON_LIMIT = 500;

    private final Database database;
    private final PersonDecisions decisions;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    public PersonLinkResource(
            Database database, PersonDecisions decisions, Idempotency idempotency, CurrentCaller caller) {
        this.database = database;
        this.decisions = decisions;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * Two patient records and why they are, or are not, one person.
     *
     * @param record for unlink the one that leaves
     * @param with the other one
     * @param reason up to 500 characters, audited
     */
    public record Decision(
            @Nullable UUID record,
            @Nullable UUID with,
            @Nullable String reason) {}

    /** The records that are one person with the decision's first record now. */
    public record Linked(List<UUID> records) {}

    /** A decision that was found complete. */
    private record Checked(UUID record, UUID with, String reason) {}

    @FunctionalInterface
    private interface Effect {
        List<UUID> on(Transaction transaction, Checked decision, Caller who) throws SQLException;
    }

    /** Links both persons; waiting prescriptions go through the gate again, released ones may raise a late alert. */
    @POST
    @Path("/links")
    public Linked link(@Nullable Decision decision, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return decide(
                "link",
                decision,
                key,
                (transaction, checked, who) ->
                        decisions.link(transaction, checked.record(), checked.with(), who.actor(), checked.reason()));
    }

    /** Takes a record out for good: the pair is never linked again by the matcher. */
    @POST
    @Path("/unlink")
    public Linked unlink(@Nullable Decision decision, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return decide(
                "unlink",
                decision,
                key,
                (transaction, checked, who) ->
                        decisions.unlink(transaction, checked.record(), checked.with(), who.actor(), checked.reason()));
    }

    private Linked decide(String operation, @Nullable Decision decision, @Nullable String key, Effect effect) {
        Checked checked = checked(decision);
        Caller who = caller.caller();
        return new Linked(database.inTransaction(transaction -> {
            IdempotencyKey scoped = key == null
                    ? null
                    : IdempotencyKey.of(who, key, operation, checked.toString().getBytes(StandardCharsets.UTF_8));
            Optional<StoredOutcome> before = scoped == null ? Optional.empty() : idempotency.begin(transaction, scoped);
            if (before.isPresent()) {
                return decisions.recordsOfPersonOf(
                        transaction.connection(), UUID.fromString(before.get().resource()));
            }
            if (!decisions.exist(transaction.connection(), List.of(checked.record(), checked.with()))) {
                throw new ProblemException(ErrorCode.NOT_FOUND, "One of the records does not exist.");
            }
            List<UUID> records = effect.on(transaction, checked, who);
            if (scoped != null) {
                idempotency.complete(
                        transaction,
                        scoped,
                        new StoredOutcome(OK, checked.record().toString(), 0));
            }
            return records;
        }));
    }

    private static Checked checked(@Nullable Decision decision) {
        if (decision == null) {
            throw new ProblemException(ErrorCode.REQUEST_MALFORMED, "The body is empty.");
        }
        UUID record = required(decision.record(), "record");
        UUID with = required(decision.with(), "with");
        String reason = decision.reason();
        if (record.equals(with)) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "The two records are the same.")
                    .withField("with");
        }
        if (reason == null || reason.isBlank() || reason.length() > REASON_LIMIT) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason of 1 to 500 characters is needed.")
                    .withField("reason");
        }
        return new Checked(record, with, reason);
    }

    private static UUID required(@Nullable UUID id, String field) {
        if (id == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "The id of a patient record is needed.")
                    .withField(field);
        }
        return id;
    }
}
