package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.gate.Parting;
import org.scriptline.kit.json.EventJson;

/**
 * Records that left others of their person, until what was told of their prescriptions was told again without those.
 * Rows are added and taken under the locks of the record's person.
 */
public final class PartingQueue {
    private PartingQueue() {}

    /**
     * What a record left.
     *
     * @param from records that are another person's now; one that came back meanwhile is not among them
     * @param since when the first of them left
     */
    public record Taken(Set<UUID> from, Instant since) {}

    static void add(Connection connection, Collection<Parting> partings, Instant now) throws SQLException {
        if (partings.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into parting (record_id, other_record, parted_at, due_at)
                select record_id, other_record, parted_at::timestamptz, parted_at::timestamptz
                from unnest(?::uuid[], ?::uuid[], ?::text[]) as fresh (record_id, other_record, parted_at)
                on conflict do nothing""")) {
            new ArrayColumns<>(insert, partings)
                    .uuid(Parting::record)
                    .uuid(Parting::from)
                    .instant(unused -> now);
            insert.executeUpdate();
        }
    }

    /** The record that has been due for longest. */
    public static Optional<UUID> first(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select record_id from parting where due_at <= ? order by due_at limit 1")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** Takes the record out; empty when another process was faster, or when all of them came back. */
    public static Optional<Taken> take(Connection connection, UUID record) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from parting p using record a, record b
                where p.record_id = ? and a.record_id = p.record_id and b.record_id = p.other_record
                returning p.other_record, p.parted_at, a.person_id = b.person_id""")) {
            delete.setObject(1, record);
            Set<UUID> from = new HashSet<>();
            Instant since = Instant.MAX;
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(3)) {
                        from.add(row.getObject(1, UUID.class));
                        Instant parted = row.getObject(2, OffsetDateTime.class).toInstant();
                        since = parted.isBefore(since) ? parted : since;
                    }
                }
            }
            return from.isEmpty() ? Optional.empty() : Optional.of(new Taken(from, since));
        }
    }

    /** Lets a record that could not be looked at rest: two seconds, then twice as long each time, an hour at most. */
    public static void postpone(Connection connection, UUID record, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update parting set attempts = attempts + 1,
                       due_at = ?::timestamptz + least(?, power(2, least(attempts + 1, 20))) * interval '1 second'
                where record_id = ?""")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setLong(2, Duration.ofHours(1).toSeconds());
            update.setObject(3, record);
            update.executeUpdate();
        }
    }

    /**
     * The last answers of a record's prescriptions, whatever became of them, that may say something of the records that
     * left: those of several records, and those since the parting that did not tell it.
     */
    public static Map<UUID, ScreeningResult> told(Connection connection, UUID record, Instant since)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select m.prescription_id, answer.payload
                from medication m,
                     lateral (select e.payload from event e
                              where e.direction = 'P' and e.topic = 'erx.screening'
                                and e.subject = m.prescription_id::text and e.sequence = m.answers limit 1) as answer
                where m.record_id = ? and m.answers > 0""")) {
            select.setObject(1, record);
            Map<UUID, ScreeningResult> told = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ScreeningAnswered answer = EventJson.readOwn(row.getBytes(2), ScreeningAnswered.class);
                    if (answer.unlinked() == null
                            && (answer.result().records() > 1
                                    || !answer.screenedAt().isBefore(since))) {
                        told.put(row.getObject(1, UUID.class), answer.result());
                    }
                }
            }
            return told;
        }
    }
}
