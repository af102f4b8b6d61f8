package org.scriptline.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement over {@code unnest}: one array for each column. */
public final class ColumnArrays {

    private final Connection connection;
    private final PreparedStatement statement;
    private int next;

    /** @param first the first array's parameter number, 1 for the first parameter */
    public ColumnArrays(Connection connection, PreparedStatement statement, int first) {
        this.connection = connection;
        this.statement = statement;
        this.next = first;
    }

    /** The next column. */
    public <T> void set(String type, List<T> rows, Function<T, @Nullable Object> column) throws SQLException {
        Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int index = 0; index < rows.size(); index++) {
            values[index] = column.apply(rows.get(index));
        }
        statement.setArray(next++, connection.createArrayOf(type, values));
    }
}
