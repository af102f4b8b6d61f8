package org.scriptline.interaction.profile.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.gate.store.MatchStore;
import org.scriptline.interaction.person.MatchBlocks;
import org.scriptline.interaction.person.MatchScore;
import org.scriptline.interaction.profile.EmergencyAccess;

/** Emergency accesses, who is told of them, and how a patient without a relationship is found. */
@ApplicationScoped
public class EmergencyStore {

    /**
     * The record of the one person whom a description surely means.
     *
     * @return empty when there is none, or when two persons could be meant
     */
    public Optional<UUID> find(Connection connection, Demographics described) throws SQLException {
        Map<UUID, UUID> personOf = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct b.record_id, r.person_id from match_block b join record r on r.record_id = b.record_id
                where b.block_key = any (?) order by b.record_id limit 200""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", MatchBlocks.ofNameAndBirth(described).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    personOf.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
        }
        Map<UUID, UUID> sure = new HashMap<>();
        MatchStore.demographics(connection, personOf.keySet()).forEach((record, who) -> {
            if (MatchScore.of(described, who).means()) {
                sure.putIfAbsent(personOf.get(record), record);
            }
        });
        return sure.size() == 1 ? Optional.of(sure.values().iterator().next()) : Optional.empty();
    }

    /** How often somebody has looked for a patient since then, found or not. */
    public int looks(Connection connection, String by, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select count(*) from emergency_look where looked_by = ? and looked_at > ?")) {
            select.setString(1, by);
            select.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Keeps that somebody looks for a patient; what is older than a day no longer counts and goes. */
    public void looked(Connection connection, String by, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                        "delete from emergency_look where looked_by = ? and looked_at < ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into emergency_look (looked_by, looked_at) values (?, ?)")) {
            delete.setString(1, by);
            delete.setObject(2, now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
            insert.setString(1, by);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Keeps the access, and a notice for every practice that knows the person. */
    public void open(Connection connection, EmergencyAccess access) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into emergency_access (access_id, record_id, opened_by, practice, reason, opened_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement notices = connection.prepareStatement("""
                insert into access_notice (access_id, record_id)
                select ?, record_id from record
                where person_id = (select person_id from record where record_id = ?) and practice is not null""")) {
            insert.setObject(1, access.id());
            insert.setObject(2, access.record());
            insert.setString(3, access.openedBy());
            insert.setString(4, access.practice());
            insert.setString(5, access.reason());
            insert.setObject(6, access.openedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(7, access.expiresAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            notices.setObject(1, access.id());
            notices.setObject(2, access.record());
            notices.executeUpdate();
        }
    }

    /** An access of this caller that has not expired. */
    public Optional<EmergencyAccess> valid(Connection connection, UUID id, String by, Instant now) throws SQLException {
        return select(connection, "where a.access_id = ? and a.opened_by = ? and a.expires_at > ?", id, by, time(now))
                .stream()
                .findFirst();
    }

    /** Accesses of which this practice has to be told, the youngest first. */
    public List<EmergencyAccess> notices(Connection connection, String practice) throws SQLException {
        return select(connection, """
                where exists (select from access_notice n join record r on r.record_id = n.record_id
                              where n.access_id = a.access_id and r.practice = ? and n.seen_at is null)
                order by a.opened_at desc limit 200""", practice);
    }

    /** The practice has seen it; false when it is not told of such an access. */
    public boolean seen(Connection connection, UUID id, String practice, String by, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update access_notice n set seen_at = coalesce(n.seen_at, ?), seen_by = coalesce(n.seen_by, ?)
                from record r where r.record_id = n.record_id and r.practice = ? and n.access_id = ?""")) {
            update.setObject(1, time(now));
            update.setString(2, by);
            update.setString(3, practice);
            update.setObject(4, id);
            return update.executeUpdate() > 0;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static List<EmergencyAccess> select(Connection connection, String rest, Object... arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select access_id, record_id, opened_by, practice, reason, opened_at, expires_at from emergency_access a "
                        + rest)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            List<EmergencyAccess> accesses = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    accesses.add(new EmergencyAccess(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
            return accesses;
        }
    }
}
