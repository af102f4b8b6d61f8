package org.scriptline.kit.database;

import java.sql.SQLException;

/** A database failure that left nothing changed. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean infrastructure;

    public DatabaseException(SQLException cause) {
        super("database failure, SQLSTATE " + cause.getSQLState(), cause);
        this.infrastructure = SqlStates.infrastructure(cause);
    }

    /** Whether the database itself is unavailable, so that a retry may succeed. */
    public boolean infrastructure() {
        return infrastructure;
    }
}
