package org.scriptline.kit.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.reconciliation.ReconciliationStated;

/** Comparisons and the differences that they found. */
@ApplicationScoped
public class DifferenceStore {

    /** A stored difference. */
    record Found(
            long id,
            String service,
            Difference difference,
            Instant foundAt,
            @Nullable Instant settledAt) {}

    /** A page of another service's statement that was compared. */
    record Compared(
            UUID run,
            String service,
            int page,
            int pages,
            Instant from,
            Instant until,
            Instant comparedAt,
            int compared,
            int differences) {}

    void add(Connection connection, ReconciliationStated page, int compared, List<Difference> differences, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reconciliation_comparison (run, page, service, pages, window_from, window_until, compared_at,
                                                       compared, differences)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, page.run());
            insert.setInt(2, page.page());
            insert.setString(3, page.service());
            insert.setInt(4, page.pages());
            insert.setObject(5, time(page.from()));
            insert.setObject(6, time(page.until()));
            insert.setObject(7, time(now));
            insert.setInt(8, compared);
            insert.setInt(9, differences.size());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reconciliation_difference (run, service, consumer, topic, subject, kind, stated_sequence,
                                                       known_sequence, stated_state, known_state, found_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, subject) where settled_at is null do update
                set run = excluded.run, kind = excluded.kind, stated_sequence = excluded.stated_sequence,
                    known_sequence = excluded.known_sequence, stated_state = excluded.stated_state,
                    known_state = excluded.known_state""")) {
            for (Difference one : differences) {
                insert.setObject(1, page.run());
                insert.setString(2, page.service());
                insert.setString(3, one.consumer());
                insert.setString(4, one.topic());
                insert.setString(5, one.subject());
                insert.setString(6, one.kind());
                insert.setLong(7, one.statedSequence());
                insert.setLong(8, one.knownSequence());
                insert.setString(9, one.statedState());
                insert.setString(10, one.knownState());
                insert.setObject(11, time(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Differences in the order in which they were found. */
    List<Found> differences(Connection connection, boolean open, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, service, consumer, topic, subject, kind, stated_sequence, known_sequence, stated_state,
                       known_state, found_at, settled_at
                from reconciliation_difference where (settled_at is null) = ? and id > ? order by id limit ?""")) {
            select.setBoolean(1, open);
            select.setLong(2, after);
            select.setInt(3, limit);
            List<Found> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
                    found.add(new Found(
                            row.getLong("id"),
                            row.getString("service"),
                            new Difference(
                                    row.getString("consumer"),
                                    row.getString("topic"),
                                    row.getString("subject"),
                                    row.getString("kind"),
                                    row.getLong("stated_sequence"),
                                    row.getLong("known_sequence"),
                                    row.getString("stated_state"),
                                    row.getString("known_state")),
                            row.getObject("found_at", OffsetDateTime.class).toInstant(),
                            settled == null ? null : settled.toInstant()));
                }
            }
            return found;
        }
    }

    /** The latest compared pages, the newest first. */
    List<Compared> compared(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select run, service, page, pages, window_from, window_until, compared_at, compared, differences
                from reconciliation_comparison order by compared_at desc, page desc limit ?""")) {
            select.setInt(1, limit);
            List<Compared> compared = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    compared.add(new Compared(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getInt(3),
                            row.getInt(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, OffsetDateTime.class).toInstant(),
                            row.getInt(8),
                            row.getInt(9)));
                }
            }
            return compared;
        }
    }

    void settle(Connection connection, List<Long> ids, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update reconciliation_difference set settled_at = ? where id = any (?) and settled_at is null")) {
            update.setObject(1, time(now));
            update.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            update.executeUpdate();
        }
    }

    long open(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select count(*) from reconciliation_difference where settled_at is null");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
