package org.scriptline.formulary.release.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ItemColumns;
import org.scriptline.formulary.release.ItemTerms;
import org.scriptline.formulary.release.QuantityRule;

/** Writes and reads the drugs of a release packed: one row for each formulary, and one for each distinct limit. */
final class PackedTables {

    private static final int ROWS_SENT = 32;

    private PackedTables() {}

    static void write(Connection connection, String release, ItemColumns items) throws SQLException {
        terms(connection, release, items.terms());
        try (PreparedStatement put = connection.prepareStatement(
                "insert into packed_formulary (release_id, formulary, drugs) values (?, ?, ?)")) {
            int waiting = 0;
            for (Map.Entry<Integer, int[]> formulary : items.rowsByFormulary().entrySet()) {
                put.setString(1, release);
                put.setInt(2, formulary.getKey());
                put.setBytes(3, items.packed(formulary.getValue()));
                put.addBatch();
                waiting++;
                if (waiting == ROWS_SENT) {
                    put.executeBatch();
                    waiting = 0;
                }
            }
            put.executeBatch();
        }
    }

    private static void terms(Connection connection, String release, List<ItemTerms> terms) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("""
                insert into packed_terms (release_id, number, quantity_amount, quantity_days, maximum_per_day,
                  starts_on, ends_on) values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (int index = 0; index < terms.size(); index++) {
                ItemTerms each = terms.get(index);
                QuantityRule rule = each.rule();
                put.setString(1, release);
                put.setInt(2, index + 1);
                put.setBigDecimal(3, rule == null ? null : rule.amount());
                put.setObject(4, rule == null ? null : Integer.valueOf(rule.days()));
                put.setBigDecimal(5, each.maximumPerDay());
                put.setObject(6, each.startsOn());
                put.setObject(7, each.endsOn());
                put.addBatch();
            }
            put.executeBatch();
        }
    }

    /** Null when the release was kept before drugs were packed. */
    static @Nullable ItemColumns read(Connection connection, String release) throws SQLException {
        var items = new ItemColumns();
        readTerms(connection, release, items);
        try (PreparedStatement select =
                connection.prepareStatement("select formulary, drugs from packed_formulary where release_id = ?")) {
            select.setFetchSize(ROWS_SENT);
            select.setString(1, release);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.addPacked(row.getInt(1), row.getBytes(2));
                }
            }
        }
        return items.size() == 0 ? null : items;
    }

    private static void readTerms(Connection connection, String release, ItemColumns items) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select quantity_amount, quantity_days, maximum_per_day, starts_on, ends_on from packed_terms
                where release_id = ? order by number""")) {
            select.setString(1, release);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    BigDecimal amount = row.getBigDecimal(1);
                    items.addTerms(new ItemTerms(
                            amount == null ? null : new QuantityRule(amount, row.getInt(2)),
                            row.getBigDecimal(3),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class)));
                }
            }
        }
    }
}
