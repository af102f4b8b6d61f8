package org.scriptline.kit.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells by SQLSTATE whether a failure lies in the data or in the infrastructure. */
public final class SqlStates {

    /** Lock not available within lock_timeout. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";
    /** Unique key violated. */
    public static final String UNIQUE_VIOLATION = "23505";

    /** A character that the database's encoding does not have, NUL among them. */
    public static final String UNTRANSLATABLE = "22021";

    /** A date or time out of range. */
    public static final String NO_SUCH_TIME = "22008";

    /** A date or time in a form that the database does not read, a year of ten digits among them. */
    public static final String NO_TIME = "22007";

    /** More than fits, a text too long for an index among it. */
    public static final String TOO_MUCH = "54000";

    private SqlStates() {}

    /** Serialization failure or deadlock: the same transaction may succeed when it is run again. */
    public static boolean retryable(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("40");
    }

    /** The database cannot be reached, is short of resources or is going down; also when no connection was free. */
    public static boolean infrastructure(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || failure instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("55")
                || state.startsWith("57");
    }

    /** The SQL failure within a chain of causes, null when there is none. */
    public static @Nullable SQLException within(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
