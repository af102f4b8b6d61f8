package org.scriptline.prescription.searching.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.scriptline.contracts.Coded;

/** Conditions of a statement, joined by {@code and}, with their arguments in order. */
public final class Conditions {

    private final StringBuilder text = new StringBuilder("true");
    private final List<Argument> arguments = new ArrayList<>();

    /** Sets itself at an index of a statement. */
    @FunctionalInterface
    public interface Argument {
        void set(Connection connection, PreparedStatement statement, int index) throws SQLException;
    }

    /** A single value. */
    public static Argument value(Object value) {
        return (connection, statement, index) -> statement.setObject(index, value);
    }

    /** An array of an SQL type. */
    public static Argument array(String type, Collection<?> values) {
        Object[] elements = values.toArray();
        return (connection, statement, index) -> statement.setArray(index, connection.createArrayOf(type, elements));
    }

    /** An array of codes. */
    public static Argument codes(Collection<? extends Coded> values) {
        return array("text", values.stream().map(Coded::code).toList());
    }

    /** Adds a condition with its arguments. */
    public Conditions and(String condition, Argument... given) {
        text.append("\n  and ").append(condition);
        arguments.addAll(List.of(given));
        return this;
    }

    /** The text after {@code where}. */
    public String text() {
        return text.toString();
    }

    /** Sets every argument and says which index comes next. */
    public int set(Connection connection, PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Argument argument : arguments) {
            argument.set(connection, statement, index++);
        }
        return index;
    }
}
