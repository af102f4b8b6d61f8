package org.scriptline.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.scriptline.kit.audit.AuditLog;
import org.scriptline.kit.events.EventArchive;
import org.scriptline.kit.events.OutboxFilled;

/**
 * Transactions over plain JDBC. They are never used inside a {@code @Transactional} method: the container would own the
 * connection.
 *
 * <p>A serialization failure or deadlock is run again, at most {@link #ATTEMPTS} times; everything else leaves as a
 * {@link DatabaseException} with nothing changed.
 */
@ApplicationScoped
public class Database {

    /** How often a transaction that lost a race inside PostgreSQL is run. */
    static final int ATTEMPTS = 3;

    private final DataSource dataSource;
    private final EventArchive archive;
    private final AuditLog auditLog;
    private final Event<OutboxFilled> outboxFilled;

    public Database(DataSource dataSource, EventArchive archive, AuditLog auditLog, Event<OutboxFilled> outboxFilled) {
        this.dataSource = dataSource;
        this.archive = archive;
        this.auditLog = auditLog;
        this.outboxFilled = outboxFilled;
    }

    /** Runs {@code work} in one transaction and gives its result. */
    public <T> T inTransaction(TransactionalWork<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException failure) {
                if (attempt == ATTEMPTS || !SqlStates.retryable(failure)) {
                    throw new DatabaseException(failure);
                }
            }
        }
    }

    /** Runs {@code action} in one transaction. */
    public void run(TransactionalAction action) {
        inTransaction(transaction -> {
            action.run(transaction);
            return Boolean.TRUE;
        });
    }

    /** Reads outside any transaction; each statement sees what is committed when it starts. */
    public <T> T read(ReadWork<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.run(connection);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private <T> T once(TransactionalWork<T> work) throws SQLException {
        Transaction transaction;
        T result;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            transaction = new Transaction(connection);
            boolean committed = false;
            try {
                result = work.run(transaction);
                auditLog.write(connection, transaction.auditEntries());
                archive.writeProduced(connection, transaction.events(), transaction.traces());
                connection.commit();
                committed = true;
            } finally {
                if (!committed) {
                    rollback(connection);
                }
            }
            connection.setAutoCommit(true);
        }
        if (!transaction.events().isEmpty()) {
            outboxFilled.fire(new OutboxFilled());
        }
        transaction.afterCommitActions().forEach(Runnable::run);
        return result;
    }

    /** A rollback that fails leaves nothing behind: the server ends the transaction with the connection. */
    private static void rollback(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException broken) {
                connection.abort(Runnable::run);
            }
        }
    }
}
