package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.SuppressedAlert;
import org.scriptline.kit.json.EventJson;

/** Records whose running prescriptions are to be screened with another knowledge base. */
public final class KnowledgeRescreening {
    private KnowledgeRescreening() {}

    /**
     * Queues every record with a running prescription when this version was not in force.
     *
     * @return how many records were queued
     */
    public static int adopt(Connection connection, String version, Instant now) throws SQLException {
        boolean changed;
        try (PreparedStatement adopt = connection.prepareStatement("""
                insert into knowledge_in_force as known (version, since) values (?, ?)
                on conflict (only_row) do update set version = excluded.version, since = excluded.since
                where known.version <> excluded.version""")) {
            adopt.setString(1, version);
            adopt.setObject(2, now.atOffset(ZoneOffset.UTC));
            changed = adopt.executeUpdate() > 0;
        }
        if (!changed) {
            return 0;
        }
        try (PreparedStatement queue = connection.prepareStatement("""
                insert into knowledge_rescreening (record_id, due_at)
                select distinct record_id, ?::timestamptz from medication
                where state = 'held' or (state = 'counting' and lasts_until >= ?)
                on conflict do nothing""")) {
            queue.setObject(1, now.atOffset(ZoneOffset.UTC));
            queue.setObject(2, LocalDate.ofInstant(now, ZoneOffset.UTC));
            return queue.executeUpdate();
        }
    }

    /** Queues one record, whose profile was changed by a word and not by an event. */
    public static void request(Connection connection, UUID record, Instant now) throws SQLException {
        try (PreparedStatement queue = connection.prepareStatement(
                "insert into knowledge_rescreening (record_id, due_at) values (?, ?) on conflict do nothing")) {
            queue.setObject(1, record);
            queue.setObject(2, now.atOffset(ZoneOffset.UTC));
            queue.executeUpdate();
        }
    }

    /** The record that has been due for longest. */
    public static Optional<UUID> first(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select record_id from knowledge_rescreening where due_at <= ? order by due_at limit 1")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** Takes all records of these persons out; false when another process was faster. */
    public static boolean take(Connection connection, Collection<UUID> persons) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from knowledge_rescreening k using record r
                where r.record_id = k.record_id and r.person_id = any (?)""")) {
            delete.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
            return delete.executeUpdate() > 0;
        }
    }

    /** Lets a record that could not be looked at rest: two seconds, then twice as long each time, an hour at most. */
    public static void postpone(Connection connection, UUID record, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update knowledge_rescreening set attempts = attempts + 1,
                       due_at = ?::timestamptz + least(?, power(2, least(attempts + 1, 20))) * interval '1 second'
                where record_id = ?""")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setLong(2, Duration.ofHours(1).toSeconds());
            update.setObject(3, record);
            update.executeUpdate();
        }
    }

    /** How many records wait. */
    public static long length(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from knowledge_rescreening");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The alerts that the last answers told the prescribers of these persons' running prescriptions. */
    public static Map<UUID, Set<String>> told(Connection connection, Collection<UUID> persons) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select m.prescription_id, answer.payload
                from medication m join record r on r.record_id = m.record_id,
                     lateral (select e.payload from event e
                              where e.direction = 'P' and e.topic = 'erx.screening'
                                and e.subject = m.prescription_id::text and e.sequence = m.answers limit 1) as answer
                where r.person_id = any (?) and m.state = 'counting'""")) {
            select.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
            Map<UUID, Set<String>> told = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ScreeningAnswered answer = EventJson.readOwn(row.getBytes(2), ScreeningAnswered.class);
                    Set<String> ids = new HashSet<>();
                    answer.result().alerts().stream().map(Alert::id).forEach(ids::add);
                    answer.result().suppressed().stream()
                            .map(SuppressedAlert::alert)
                            .map(Alert::id)
                            .forEach(ids::add);
                    told.put(row.getObject(1, UUID.class), ids);
                }
            }
            return told;
        }
    }
}
