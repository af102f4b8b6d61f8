package org.scriptline.local.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.scriptline.local.stack.DatabaseAccess;

/** Looks into pharmacy-gateway's own tables, as the administrator, after and between the stretches that are measured. */
final class GatewayTables implements AutoCloseable {

    private static final String STANDING = """
            SELECT (SELECT count(*) FROM pharmacy_order),
                   (SELECT count(*) FROM outgoing_message WHERE kind = 'NEW_RX' AND state IN ('DUE', 'HELD'))""";

    private static final String ATTEMPTS = """
            SELECT m.pharmacy_ncpdp_id, count(*)
            FROM delivery_attempt a JOIN outgoing_message m ON m.id = a.message_id
            WHERE a.started_at >= ? GROUP BY 1""";

    private static final String ORDERS = """
            SELECT o.prescription_id, o.received_at, o.transmission, count(m.id), coalesce(sum(m.attempts), 0)
            FROM pharmacy_order o
            LEFT JOIN outgoing_message m ON m.prescription_id = o.prescription_id AND m.kind = 'NEW_RX'
            GROUP BY o.prescription_id""";

    private final Connection connection;

    GatewayTables(DatabaseAccess access) throws SQLException {
        connection = DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    /**
     * How far it is.
     *
     * @param orders that it has
     * @param waiting NewRx that are on their way or are to be tried again
     */
    record Standing(long orders, long waiting) {}

    Standing standing() throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(STANDING);
                ResultSet row = question.executeQuery()) {
            row.next();
            return new Standing(row.getLong(1), row.getLong(2));
        }
    }

    /** How many deliveries began since then, by pharmacy. */
    Map<String, Long> attempts(Instant since) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(ATTEMPTS)) {
            question.setTimestamp(1, Timestamp.from(since));
            Map<String, Long> attempts = new HashMap<>();
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    attempts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return attempts;
        }
    }

    /** Every order. */
    Map<UUID, StoredOrder> orders() throws SQLException {
        Map<UUID, StoredOrder> orders = new HashMap<>();
        try (PreparedStatement question = connection.prepareStatement(ORDERS);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                orders.put(
                        rows.getObject(1, UUID.class),
                        new StoredOrder(
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                rows.getString(3),
                                rows.getInt(4),
                                rows.getInt(5)));
            }
        }
        return orders;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
