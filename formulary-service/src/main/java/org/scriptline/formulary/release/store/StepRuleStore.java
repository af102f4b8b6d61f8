package org.scriptline.formulary.release.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;

/** Keeps every file of step rules that ever served, as it was written; the last one serves. */
@ApplicationScoped
public class StepRuleStore {

    private final Database database;
    private final Clock clock;

    public StepRuleStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A file as it was sent. */
    public record Kept(String version, String body) {}

    /** The file that serves. */
    public Optional<Kept> serving() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "select version, body from step_rule_file order by number desc limit 1");
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(StoredTable.text(row, "version"), StoredTable.text(row, "body")))
                        : Optional.empty();
            }
        });
    }

    /** Keeps a file, which then serves; false when another file has this version already. */
    public boolean keep(Kept file, String actor) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement insert = transaction.connection().prepareStatement("""
                    insert into step_rule_file (version, body, loaded_at) values (?, ?, ?)
                    on conflict (version) do nothing""")) {
                insert.setString(1, file.version());
                insert.setString(2, file.body());
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                if (insert.executeUpdate() == 0) {
                    return false;
                }
            }
            transaction.audit(new AuditEntry(
                    new Actor(actor, "scriptline"), "activate", "step-rules", file.version(), "done", null));
            return true;
        });
    }

    /** The file with this version as it was sent. */
    public Optional<String> body(String version) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select body from step_rule_file where version = ?")) {
                select.setString(1, version);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(StoredTable.text(row, "body")) : Optional.empty();
                }
            }
        });
    }
}
