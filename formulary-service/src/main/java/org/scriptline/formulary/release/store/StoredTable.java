package org.scriptline.formulary.release.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.PlanKey;

/** How one kind of row is written by COPY and read back. */
interface StoredTable<T> {

    String table();

    /** Columns behind {@code release_id}, in the order in which {@link #write} gives them. */
    List<String> columns();

    void write(CopyLine line, T row);

    T read(ResultSet row) throws SQLException;

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(value);
    }

    static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : Boolean.valueOf(value);
    }

    static PlanKey planKey(ResultSet row) throws SQLException {
        return new PlanKey(text(row, "contract_id"), text(row, "plan_id"), text(row, "segment_id"));
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
