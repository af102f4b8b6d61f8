package org.scriptline.kit.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be written to a log: what it was and where, cause by cause, and none of its messages. They repeat values, a driver's those of a row and a
 * parser's those of a body, and both hold patients.
 */
public final class Wordless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Causes that are told; a chain may be a ring. */
    private static final int DEEPEST = 16;

    private Wordless(Throwable failure, @Nullable Throwable cause) {
        super(named(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** The failure without words. */
    public static Wordless of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Wordless of(Throwable failure, int deeper) {
        Throwable cause = failure.getCause();
        return new Wordless(failure, cause == null || deeper == 0 ? null : of(cause, deeper - 1));
    }

    private static String named(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException sql ? name + ", SQLSTATE " + sql.getSQLState() : name;
    }
}
