package org.scriptline.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.scriptline.kit.database.ColumnArrays;

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
                select ?, actor, organization, action, subject_kind, subject, outcome, reason
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as entered (actor, organization, action, subject_kind, subject, outcome, reason)""")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            ColumnArrays columns = new ColumnArrays(connection, insert, 2);
            columns.set("text", entries, entry -> entry.actor().name());
            columns.set("text", entries, entry -> entry.actor().organization());
            columns.set("text", entries, AuditEntry::action);
            columns.set("text", entries, AuditEntry::subjectKind);
            columns.set("text", entries, AuditEntry::subject);
            columns.set("text", entries, AuditEntry::outcome);
            columns.set("text", entries, AuditEntry::reason);
            insert.executeUpdate();
        }
    }
}
