package org.scriptline.formulary.release.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.scriptline.formulary.release.Bulk;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseContent;
import org.scriptline.formulary.release.ReleaseStore;
import org.scriptline.formulary.release.RowCounts;
import org.scriptline.formulary.release.StagingOutcome;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;

/** Keeps releases in PostgreSQL: the content by COPY, the state by conditional updates. */
@ApplicationScoped
public class PostgresReleaseStore implements ReleaseStore {

    /** Loads and swaps of all instances come one after another. */
    private static final long LOCK = 0x5C21_F041L;
    /** Retired releases kept of each source and year, for roll-back. */
    private static final int RETIRED_KEPT = 2;

    private final Database database;
    private final ReleaseRepository releases;
    private final Clock clock;

    public PostgresReleaseStore(Database database, ReleaseRepository releases, Clock clock) {
        this.database = database;
        this.releases = releases;
        this.clock = clock;
    }

    @Override
    public Optional<Release> find(String id) {
        return releases.release(id);
    }

    @Override
    public List<Release> newest(int limit) {
        return releases.newest(limit);
    }

    @Override
    public List<Release> active() {
        return releases.active();
    }

    /** Ends the transaction of a release whose large tables are not kept. */
    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient StagingOutcome outcome;

        NotKept(StagingOutcome outcome) {
            super("the release is not kept", null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public StagingOutcome stage(Release release, ReleaseContent content, Bulk bulk, boolean acceptWarnings) {
        try {
            return database.inTransaction(transaction -> {
                Connection connection = transaction.connection();
                lock(connection, "120s");
                update(connection, "delete from release where id = ? and state = 'STAGED'", release.id());
                if (!insert(connection, release)) {
                    return new StagingOutcome.Staged(release);
                }
                // Whatever a release of this id left behind: these rows are not bound to theirs.
                update(connection, "delete from formulary_item where release_id = ?", release.id());
                update(connection, "delete from cost_share where release_id = ?", release.id());
                ContentCopy.write(connection, release.id(), content);
                return new StagingOutcome.Staged(withBulk(connection, release, bulk, acceptWarnings));
            });
        } catch (NotKept notKept) {
            return notKept.outcome;
        }
    }

    private static Release withBulk(Connection connection, Release release, Bulk bulk, boolean acceptWarnings)
            throws SQLException {
        try (var store = new BulkTables(connection, release.id())) {
            return switch (bulk.copyTo(store)) {
                case Bulk.Refused refused -> throw new NotKept(new StagingOutcome.Refused(refused.defects()));
                case Bulk.Copied copied -> {
                    if (!copied.warnings().isEmpty() && !acceptWarnings) {
                        throw new NotKept(new StagingOutcome.NeedsAcceptance(copied.warnings()));
                    }
                    store.flush();
                    Release kept = release.with(copied);
                    recount(connection, kept);
                    yield kept;
                }
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void recount(Connection connection, Release release) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update release set prices = ?, pharmacies = ?, warnings = ? where id = ?")) {
            update.setLong(1, release.rows().prices());
            update.setLong(2, release.rows().pharmacies());
            update.setString(3, String.join("\n", release.warnings()));
            update.setString(4, release.id());
            update.executeUpdate();
        }
    }

    @Override
    public boolean activate(String id, String actor) {
        boolean activated = database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            lock(connection, "120s");
            update(connection, """
                    update release set state = 'RETIRED' where state = 'ACTIVE' and id <> ?
                    and (source, contract_year) = (select source, contract_year from release where id = ?)""", id, id);
            int changed;
            try (PreparedStatement update =
                    connection.prepareStatement("update release set state = 'ACTIVE', activated_at = ? where id = ?")) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setString(2, id);
                changed = update.executeUpdate();
            }
            if (changed == 1) {
                // What runs is asked again of what serves now.
                update(connection, """
                        insert into coverage_review (release_id, asked_at) values (?, now())
                        on conflict (release_id) do update set behind = null, asked_at = excluded.asked_at""", id);
                transaction.audit(
                        new AuditEntry(new Actor(actor, "scriptline"), "activate", "release", id, "done", null));
            }
            return changed == 1;
        });
        if (activated) {
            forgetOld(id);
        }
        return activated;
    }

    /** In a transaction of its own: deleting a million rows must not hold up the swap. */
    private void forgetOld(String id) {
        database.run(transaction -> {
            lock(transaction.connection(), "120s");
            String old = """
                    in (select id from release where state = 'RETIRED'
                        and (source, contract_year) = (select source, contract_year from release where id = ?)
                        order by activated_at desc offset %d)""".formatted(RETIRED_KEPT);
            update(transaction.connection(), "delete from formulary_item where release_id " + old, id);
            update(transaction.connection(), "delete from cost_share where release_id " + old, id);
            update(transaction.connection(), "delete from release where id " + old, id);
        });
    }

    @Override
    public ReleaseContent content(String id) {
        return database.inTransaction(transaction -> {
            unlimited(transaction.connection(), "2s");
            return ContentCopy.read(
                    transaction.connection(), id, find(id).orElseThrow().contractYear());
        });
    }

    private static boolean insert(Connection connection, Release release) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into release (id, source, contract_year, content_hash, completeness, state, items, plans, costs,
                                     warnings, loaded_at, insulin, excluded, indications, aliases, counties, areas)
                values (?, ?, ?, ?, ?, 'STAGED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")) {
            insert.setString(1, release.id());
            insert.setString(2, release.source());
            insert.setInt(3, release.contractYear());
            insert.setString(4, release.contentHash());
            insert.setString(5, release.completeness().name());
            insert.setInt(6, release.rows().items());
            insert.setInt(7, release.rows().plans());
            insert.setInt(8, release.rows().costs());
            insert.setString(9, String.join("\n", release.warnings()));
            insert.setTimestamp(10, Timestamp.from(release.loadedAt()));
            RowCounts.Others others = release.rows().others();
            insert.setInt(11, others.insulin());
            insert.setInt(12, others.excluded());
            insert.setInt(13, others.indications());
            insert.setInt(14, others.aliases());
            insert.setInt(15, others.counties());
            insert.setInt(16, others.areas());
            return insert.executeUpdate() == 1;
        }
    }

    private static void update(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }

    private static void lock(Connection connection, String wait) throws SQLException {
        unlimited(connection, wait);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /** A release of every plan takes longer than the twenty seconds that a request's statement may take. */
    private static void unlimited(Connection connection, String wait) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            statement.execute("set local lock_timeout = '" + wait + "'");
        }
    }
}
