package org.scriptline.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/** Writes audit entries; the table refuses every change. */
@ApplicationScoped
public class AuditLog {

    private final Clock clock;

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    /** Writes the entries in the caller's transaction. */
    public void write(Connection connection, List<AuditEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit (occurred_at, actor, organization, action, subject_kind, subject, outcome, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Timestamp now = Timestamp.from(clock.instant());
            for (AuditEntry entry : entries) {
                insert.setTimestamp(1, now);
                insert.setString(2, entry.actor().name());
                insert.setString(3, entry.actor().organization());
                insert.setString(4, entry.action());
                insert.setString(5, entry.subjectKind());
                insert.setString(6, entry.subject());
                insert.setString(7, entry.outcome());
                insert.setString(8, entry.reason());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
