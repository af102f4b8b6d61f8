package org.scriptline.interaction.gate.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.gate.store.Gates;
import org.scriptline.interaction.gate.store.ProfileStore;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;

/**
 * Looks again at prescriptions whose facts were missing. An arriving statement is looked at in its own transaction; this
 * is for what arrives without an event of the person, a discarded quarantine for example.
 */
@ApplicationScoped
public class SecondLook {
    /** Records in one transaction; the rest waits for the next turn. */
    private static final int RECORDS_AT_ONCE = 50;

    /** How long a prescription rests after a look that found its facts still missing. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Database database;
    private final PersonLocks locks;
    private final Gates gates;
    private final Clock clock;

    public SecondLook(Database database, PersonLocks locks, Gates gates, Clock clock) {
        this.database = database;
        this.locks = locks;
        this.gates = gates;
        this.clock = clock;
    }

    @Scheduled(every = "{scriptline.gate.second-look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        List<UUID> due = database.read(this::due);
        if (!due.isEmpty()) {
            database.run(transaction -> lookAt(transaction, due));
        }
    }

    private List<UUID> due(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select record_id from medication
                where facts_missing and (next_look_at is null or next_look_at <= ?)
                order by next_look_at nulls first limit ?""")) {
            select.setObject(1, now());
            select.setInt(2, RECORDS_AT_ONCE);
            List<UUID> records = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(row.getObject(1, UUID.class));
                }
            }
            return records;
        }
    }

    private void lookAt(Transaction transaction, List<UUID> records) throws SQLException {
        Set<UUID> persons = locks.lock(transaction.connection(), LockRequest.ofRecords(records));
        gates.pass(transaction, ProfileStore.Reading.ofPersons(persons), (batch, workspace) -> {});
        try (PreparedStatement rest = transaction
                .connection()
                .prepareStatement(
                        "update medication set next_look_at = ? where facts_missing and record_id = any (?)")) {
            rest.setObject(1, now().plus(REST));
            rest.setArray(2, transaction.connection().createArrayOf("uuid", records.toArray()));
            rest.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
