package org.scriptline.endtoend.checker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scriptline.local.stack.DatabaseAccess;

/** Reads one service's database by plain SQL; the tables' names are written out here on purpose. */
final class DatabaseReader {

    private static final String PRESCRIPTIONS =
            "SELECT id::text, order_status, transmission_status, cancel_status, fill_status FROM prescription";
    private static final String ORDERS =
            "SELECT prescription_id::text, '-', transmission, cancel, fill FROM pharmacy_order";
    private static final String FILLS =
            "SELECT prescription_id::text, number, quantity FROM order_fill ORDER BY prescription_id, number";
    private static final String PRODUCED =
            "SELECT topic, subject, sequence, event_id::text FROM event WHERE direction = 'P' ORDER BY id";
    private static final String CURSORS = "SELECT consumer, subject, last_sequence FROM event_cursor";
    private static final String QUARANTINE =
            "SELECT consumer, topic, coalesce(event_key, ''), code, reason FROM quarantine";
    private static final String OUTBOX = "SELECT count(*) FROM outbox";
    private static final String PARKED = "SELECT count(*) FROM parked_event";

    private final String service;
    private final DatabaseAccess access;

    DatabaseReader(String service, DatabaseAccess access) {
        this.service = service;
        this.access = access;
    }

    /** What makes a row into something; may fail like any access to the row. */
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Map<String, AxesRow> prescriptions() throws SQLException {
        return axes(PRESCRIPTIONS);
    }

    Map<String, AxesRow> orders() throws SQLException {
        return axes(ORDERS);
    }

    List<FillRow> fills() throws SQLException {
        return list(FILLS, row -> new FillRow(row.getString(1), row.getInt(2), row.getBigDecimal(3)));
    }

    List<StoredEvent> produced() throws SQLException {
        return list(
                PRODUCED,
                row -> new StoredEvent(service, row.getString(1), row.getString(2), row.getLong(3), row.getString(4)));
    }

    List<CursorRow> cursors() throws SQLException {
        return list(CURSORS, row -> new CursorRow(service, row.getString(1), row.getString(2), row.getLong(3)));
    }

    List<QuarantineRow> quarantine() throws SQLException {
        return list(
                QUARANTINE,
                row -> new QuarantineRow(
                        service,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }

    List<QueueDepth> queues() throws SQLException {
        return List.of(
                new QueueDepth("the outbox of " + service, count(OUTBOX)),
                new QueueDepth("parked events of " + service, count(PARKED)));
    }

    private Map<String, AxesRow> axes(String sql) throws SQLException {
        Map<String, AxesRow> rows = new HashMap<>();
        list(
                sql,
                row -> rows.put(
                        row.getString(1),
                        new AxesRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5))));
        return rows;
    }

    private long count(String sql) throws SQLException {
        return list(sql, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> list(String sql, RowReader<T> reader) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }
}
