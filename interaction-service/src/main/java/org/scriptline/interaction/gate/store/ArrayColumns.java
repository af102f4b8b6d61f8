package org.scriptline.interaction.gate.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of an {@code unnest} one after the other: one array per column, one element per row. */
final class ArrayColumns<R> {
    private final PreparedStatement statement;
    private final List<R> rows;
    private int next;

    ArrayColumns(PreparedStatement statement, Collection<R> rows) {
        this(statement, rows, 1);
    }

    /** As the other, for a statement whose first parameters are no columns. */
    ArrayColumns(PreparedStatement statement, Collection<R> rows, int first) {
        this.statement = statement;
        this.rows = List.copyOf(rows);
        this.next = first;
    }

    ArrayColumns<R> uuid(Function<R, @Nullable Object> value) throws SQLException {
        return column("uuid", value);
    }

    ArrayColumns<R> text(Function<R, @Nullable Object> value) throws SQLException {
        return column("text", value);
    }

    ArrayColumns<R> integer(Function<R, @Nullable Object> value) throws SQLException {
        return column("int4", value);
    }

    ArrayColumns<R> bigint(Function<R, @Nullable Object> value) throws SQLException {
        return column("int8", value);
    }

    ArrayColumns<R> bool(Function<R, @Nullable Object> value) throws SQLException {
        return column("bool", value);
    }

    ArrayColumns<R> date(Function<R, @Nullable LocalDate> value) throws SQLException {
        return column("text", row -> {
            LocalDate date = value.apply(row);
            return date == null ? null : date.toString();
        });
    }

    ArrayColumns<R> instant(Function<R, @Nullable Instant> value) throws SQLException {
        return column("text", row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : instant.toString();
        });
    }

    ArrayColumns<R> bytes(Function<R, byte[]> value) throws SQLException {
        byte[][] values = rows.stream().map(value).toArray(byte[][]::new);
        statement.setArray(next++, statement.getConnection().createArrayOf("bytea", values));
        return this;
    }

    private ArrayColumns<R> column(String type, Function<R, @Nullable Object> value) throws SQLException {
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
