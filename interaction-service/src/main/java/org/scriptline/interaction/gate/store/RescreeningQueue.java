package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.interaction.gate.NewFacts;
import org.scriptline.kit.json.EventJson;

/**
 * Records with new facts that nobody has looked at. A record stands in it once however often it changes, so that the
 * queue is never longer than there are records. Rows are added and taken under the locks of the record's person.
 */
public final class RescreeningQueue {
    private RescreeningQueue() {}

    /** The record that has been due for longest. */
    public record Due(UUID record, Instant since) {}

    static void add(Connection connection, Collection<NewFacts> facts, Instant now) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into rescreening (record_id, facts_before, sequence, requested_at, due_at)
                select record_id, facts_before, sequence, requested_at::timestamptz, requested_at::timestamptz
                from unnest(?::uuid[], ?::bytea[], ?::bigint[], ?::text[])
                     as fresh (record_id, facts_before, sequence, requested_at)
                on conflict (record_id) do nothing""")) {
            new ArrayColumns<>(insert, facts)
                    .uuid(NewFacts::record)
                    .bytes(one -> EventJson.write(one.before()))
                    .bigint(NewFacts::sequence)
                    .instant(one -> now);
            insert.executeUpdate();
        }
    }

    /** What is due first, empty when nothing is. */
    public static Optional<Due> first(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select record_id, due_at from rescreening where due_at <= ? order by due_at limit 1")) {
            select.setObject(1, time(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        }
    }

    /** Takes the record out; empty when another process was faster. */
    public static Optional<NewFacts> take(Connection connection, UUID record) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from rescreening where record_id = ? returning facts_before, sequence")) {
            delete.setObject(1, record);
            try (ResultSet row = delete.executeQuery()) {
                return row.next()
                        ? Optional.of(new NewFacts(record, Stored.facts(row.getBytes(1)), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** Lets a record that could not be looked at rest: a second, then twice as long each time, an hour at most. */
    public static void postpone(Connection connection, UUID record, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update rescreening set attempts = attempts + 1,
                       due_at = ?::timestamptz + least(?, power(2, least(attempts, 20))) * interval '1 second'
                where record_id = ?""")) {
            update.setObject(1, time(now));
            update.setLong(2, Duration.ofHours(1).toSeconds());
            update.setObject(3, record);
            update.executeUpdate();
        }
    }

    /** How many records wait. */
    public static long length(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from rescreening");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Unsigned prescriptions of the same person, the youngest first: they are answered again as well. */
    public static Collection<UUID> drafts(Connection connection, Collection<UUID> persons, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select m.prescription_id from medication m join record r on r.record_id = m.record_id
                where r.person_id = any (?) and m.state = 'draft' order by m.prescription_id desc limit ?""")) {
            select.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
            select.setInt(2, limit);
            List<UUID> drafts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    drafts.add(row.getObject(1, UUID.class));
                }
            }
            return drafts;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
