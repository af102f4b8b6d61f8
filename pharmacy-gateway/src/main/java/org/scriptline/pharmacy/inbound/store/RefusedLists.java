package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.pharmacy.inbound.RefusedMessage;
import org.scriptline.pharmacy.inbound.UnkeptMessages;

/** Lists of what {@link RefusedMessages} keeps, the latest first, of one sender or of all. */
@ApplicationScoped
public class RefusedLists {

    private final Database database;

    public RefusedLists(Database database) {
        this.database = database;
    }

    /** Where a page before ended. */
    public record After(Instant receivedAt, UUID id) {}

    /** The latest ones; one that comes again meanwhile stands at the front again. */
    public List<RefusedMessage> latest(@Nullable String sender, @Nullable After after, int limit) {
        return database.read(connection -> {
            // Conditions that a generic plan could not know to be empty would keep it from the index of a sender.
            String sql = """
                    select id, sender, code, why, octet_length(raw), received_at, replayed_at, replayed_as,
                           whole, declared_size, times
                    from refused_message where true""" + (sender == null ? "" : " and sender = ?")
                    + (after == null ? "" : " and (received_at, id) < (?, ?)")
                    + " order by received_at desc, id desc limit ?";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int column = 1;
                if (sender != null) {
                    select.setString(column++, sender);
                }
                if (after != null) {
                    select.setTimestamp(column++, Timestamp.from(after.receivedAt()));
                    select.setObject(column++, after.id());
                }
                select.setInt(column, limit);
                List<RefusedMessage> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(message(row));
                    }
                }
                return found;
            }
        });
    }

    private static RefusedMessage message(ResultSet row) throws SQLException {
        Timestamp replayed = row.getTimestamp(7);
        return new RefusedMessage(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(9),
                row.getObject(10, Long.class),
                row.getTimestamp(6).toInstant(),
                row.getInt(11),
                replayed == null ? null : replayed.toInstant(),
                row.getString(8));
    }

    /** The hours in which a sender sent what was neither read nor kept, the latest first. */
    public List<UnkeptMessages> unkept(@Nullable String sender, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select sender, hour, unkept from refused_unread
                    where unkept > 0 and (?::text is null or sender = ?)
                    order by hour desc, sender limit ?""")) {
                select.setString(1, sender);
                select.setString(2, sender);
                select.setInt(3, limit);
                List<UnkeptMessages> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new UnkeptMessages(
                                row.getString(1), row.getTimestamp(2).toInstant(), row.getInt(3)));
                    }
                }
                return found;
            }
        });
    }
}
