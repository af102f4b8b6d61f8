package org.scriptline.kit.killswitch;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of switches. */
@ApplicationScoped
public class KillSwitchStore {

    private static final String COLUMNS =
            "id, scope, target, reason, comment, thrown_at, thrown_by, lifted_at, lifted_by, lifted_reason";

    /** Every thrown switch. */
    List<KillSwitch> thrown(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from kill_switch where lifted_at is null order by id")) {
            return read(select);
        }
    }

    List<KillSwitch> page(Connection connection, boolean thrown, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from kill_switch where (lifted_at is null) = ? and id > ? order by id limit ?")) {
            select.setBoolean(1, thrown);
            select.setLong(2, after);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /** The new switch, empty when the same thing is stopped already. */
    Optional<KillSwitch> add(
            Connection connection,
            String scope,
            String target,
            String reason,
            @Nullable String comment,
            String by,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into kill_switch (scope, target, reason, comment, thrown_at, thrown_by) values (?, ?, ?, ?, ?, ?)
                on conflict (scope, target) where lifted_at is null do nothing
                returning\s""" + COLUMNS)) {
            insert.setString(1, scope);
            insert.setString(2, target);
            insert.setString(3, reason);
            insert.setString(4, comment);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setString(6, by);
            return read(insert).stream().findFirst();
        }
    }

    Optional<KillSwitch> find(Connection connection, long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from kill_switch where id = ?")) {
            select.setLong(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** The lifted switch, empty when it is not thrown. */
    Optional<KillSwitch> lift(Connection connection, long id, String because, String by, Instant at)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update kill_switch set lifted_at = ?, lifted_by = ?, lifted_reason = ?
                where id = ? and lifted_at is null
                returning\s""" + COLUMNS)) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setString(3, because);
            update.setLong(4, id);
            return read(update).stream().findFirst();
        }
    }

    private static List<KillSwitch> read(PreparedStatement statement) throws SQLException {
        List<KillSwitch> switches = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
                switches.add(new KillSwitch(
                        row.getLong("id"),
                        row.getString("scope"),
                        row.getString("target"),
                        row.getString("reason"),
                        row.getString("comment"),
                        row.getObject("thrown_at", OffsetDateTime.class).toInstant(),
                        row.getString("thrown_by"),
                        lifted == null ? null : lifted.toInstant(),
                        row.getString("lifted_by"),
                        row.getString("lifted_reason")));
            }
        }
        return switches;
    }
}
