package org.scriptline.kit.database;

import java.sql.SQLException;

/** A database failure that left nothing changed. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean infrastructure;
    private final boolean lockTimeout;

    public DatabaseException(SQLException cause) {
        super("database failure, SQLSTATE " + cause.getSQLState(), cause);
        this.infrastructure = SqlStates.infrastructure(cause);
        this.lockTimeout = SqlStates.LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    /** Whether the database itself is unavailable, so that a retry may succeed. */
    public boolean infrastructure() {
        return infrastructure;
    }

    /** Whether somebody else held a lock for longer than this transaction may wait. */
    public boolean lockTimeout() {
        return lockTimeout;
    }
}
