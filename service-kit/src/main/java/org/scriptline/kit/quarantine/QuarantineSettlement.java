package org.scriptline.kit.quarantine;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.EventApplication;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.StoredEvents;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;

/** Settles a quarantined record: in one transaction with its effect and with what waited behind it. */
@ApplicationScoped
public class QuarantineSettlement {

    private static final int DONE = 200;

    private final Database database;
    private final EventApplication application;
    private final List<EventApplier> appliers;
    private final Idempotency idempotency;
    private final Clock clock;

    public QuarantineSettlement(
            Database database,
            EventApplication application,
            @All List<EventApplier> appliers,
            Idempotency idempotency,
            Clock clock) {
        this.database = database;
        this.application = application;
        this.appliers = appliers;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(
            String consumer,
            @Nullable String subject,
            @Nullable Long sequence,
            String headers,
            @Nullable String key,
            byte @Nullable [] payload) {}

    /** Applies the stored bytes in the consumer that refused them. */
    public void replay(long id, Actor actor, String reason, @Nullable IdempotencyKey key) {
        settle(id, "replayed", actor, reason, key, (transaction, stored) -> {
            EventApplier applier = applier(stored);
            try {
                application.replay(
                        transaction,
                        applier,
                        StoredEvents.decode(applier.topic(), stored.headers(), stored.key(), stored.payload()));
            } catch (IOException | DateTimeException | IllegalArgumentException broken) {
                throw new ProblemException(
                        ErrorCode.EVENT_SCHEMA_INVALID, "The stored record still cannot be read; discard it.");
            } catch (EventRefusedException refused) {
                throw new ProblemException(refused.code(), "The stored record is still refused.");
            }
        });
    }

    /** Gives the record up; what waited behind it goes on without it. */
    public void discard(long id, Actor actor, String reason, @Nullable IdempotencyKey key) {
        settle(id, "discarded", actor, reason, key, (transaction, stored) -> {
            if (stored.subject() != null && stored.sequence() != null) {
                application.drain(transaction, applier(stored), stored.subject(), stored.sequence());
            }
        });
    }

    @FunctionalInterface
    private interface Effect {
        void run(Transaction transaction, Stored stored) throws SQLException;
    }

    private void settle(
            long id, String state, Actor actor, String reason, @Nullable IdempotencyKey key, Effect effect) {
        database.run(transaction -> idempotency.once(transaction, key, within -> {
            Stored stored = close(within, id, state, actor, reason);
            effect.run(within, stored);
            within.audit(new AuditEntry(actor, state, "quarantine", Long.toString(id), "done", reason));
            return new StoredOutcome(DONE, Long.toString(id), 0);
        }));
    }

    private Stored close(Transaction transaction, long id, String state, Actor actor, String reason)
            throws SQLException {
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update quarantine set state = ?, settled_at = ?, settled_by = ?, settled_reason = ?
                where id = ? and state = 'open'
                returning consumer, subject, sequence, headers, event_key, payload""")) {
            update.setString(1, state);
            update.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            update.setString(3, actor.name());
            update.setString(4, reason);
            update.setLong(5, id);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(ErrorCode.NOT_FOUND, "There is no open record with this id.");
                }
                return new Stored(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, Long.class),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6));
            }
        }
    }

    private EventApplier applier(Stored stored) {
        return appliers.stream()
                .filter(applier -> applier.consumer().equals(stored.consumer()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.STATE_CONFLICT, "The consumer of this record does not run here any more."));
    }
}
