package org.scriptline.formulary.reference.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.scriptline.formulary.reference.ReferenceContent;
import org.scriptline.formulary.reference.ReferenceKind;
import org.scriptline.formulary.reference.ReferenceRelease;
import org.scriptline.formulary.reference.ReferenceRows;
import org.scriptline.formulary.reference.ReferenceStore;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;

/** Keeps reference releases in PostgreSQL: the content by COPY, the state by conditional updates. */
@ApplicationScoped
public class PostgresReferenceStore implements ReferenceStore {

    /** Loads and swaps of all instances come one after another. */
    private static final long LOCK = 0x5C21_F042L;
    /** Retired releases kept of each kind, for roll-back. */
    private static final int RETIRED_KEPT = 2;

    private static final String COLUMNS =
            "id, kind, content_hash, state, drugs, trade_names, packages, products, prices, warnings, loaded_at,"
                    + " activated_at";

    private final Database database;
    private final Clock clock;

    public PostgresReferenceStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<ReferenceRelease> find(String id) {
        return releases("where id = ?", id).stream().findFirst();
    }

    @Override
    public List<ReferenceRelease> newest(int limit) {
        return releases("where id <> ? order by loaded_at desc, id", "").stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<ReferenceRelease> active() {
        return releases("where state = ? order by kind", ReleaseState.ACTIVE.name());
    }

    private List<ReferenceRelease> releases(String where, String parameter) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select " + COLUMNS + " from reference_release " + where)) {
                select.setString(1, parameter);
                List<ReferenceRelease> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(release(row));
                    }
                }
                return found;
            }
        });
    }

    private static ReferenceRelease release(ResultSet row) throws SQLException {
        Timestamp activated = row.getTimestamp(12);
        return new ReferenceRelease(
                text(row, 1),
                ReferenceKind.of(text(row, 2)).orElseThrow(),
                text(row, 3),
                ReleaseState.valueOf(text(row, 4)),
                new ReferenceRows(row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9)),
                text(row, 10).lines().toList(),
                Objects.requireNonNull(row.getTimestamp(11)).toInstant(),
                activated == null ? null : activated.toInstant());
    }

    @Override
    public void stage(ReferenceRelease release, ReferenceContent content) {
        database.run(transaction -> {
            Connection connection = transaction.connection();
            lock(connection);
            update(connection, "delete from reference_release where id = ? and state = 'STAGED'", release.id());
            if (insert(connection, release)) {
                new ReferenceCopy(connection, release.id()).write(content);
            }
        });
    }

    private static boolean insert(Connection connection, ReferenceRelease release) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reference_release (id, kind, content_hash, state, drugs, trade_names, packages, products,
                                               prices, warnings, loaded_at)
                values (?, ?, ?, 'STAGED', ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")) {
            insert.setString(1, release.id());
            insert.setString(2, release.kind().code());
            insert.setString(3, release.contentHash());
            insert.setInt(4, release.rows().drugs());
            insert.setInt(5, release.rows().tradeNames());
            insert.setInt(6, release.rows().packages());
            insert.setInt(7, release.rows().products());
            insert.setInt(8, release.rows().prices());
            insert.setString(9, String.join("\n", release.warnings()));
            insert.setTimestamp(10, Timestamp.from(release.loadedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    @Override
    public boolean activate(String id, String actor) {
        return database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            lock(connection);
            update(connection, """
                    update reference_release set state = 'RETIRED' where state = 'ACTIVE' and id <> ?
                    and kind = (select kind from reference_release where id = ?)""", id, id);
            int changed;
            try (PreparedStatement update = connection.prepareStatement(
                    "update reference_release set state = 'ACTIVE', activated_at = ? where id = ?")) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setString(2, id);
                changed = update.executeUpdate();
            }
            if (changed == 1) {
                update(connection, """
                        delete from reference_release where id in (
                            select id from reference_release where state = 'RETIRED'
                            and kind = (select kind from reference_release where id = ?)
                            order by activated_at desc offset %d)""".formatted(RETIRED_KEPT), id);
                transaction.audit(
                        new AuditEntry(new Actor(actor, "scriptline"), "activate", "drug-reference", id, "done", null));
            }
            return changed == 1;
        });
    }

    @Override
    public ReferenceContent content(ReferenceRelease release) {
        return database.inTransaction(transaction -> {
            unlimited(transaction.connection());
            return new ReferenceCopy(transaction.connection(), release.id()).read(release);
        });
    }

    private static void update(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }

    private static void lock(Connection connection) throws SQLException {
        unlimited(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /** Half a million rows take longer than the twenty seconds that a request's statement may take. */
    private static void unlimited(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            statement.execute("set local lock_timeout = '120s'");
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
