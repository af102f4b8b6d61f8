package org.scriptline.kit.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.events.TraceLinks;

/**
 * One READ COMMITTED transaction. Events and audit entries given to it are written just before the commit, after
 * every conditional update, so that the outbox order of one aggregate is its commit order.
 */
public final class Transaction {

    private final Connection connection;
    private final List<OutgoingEvent> events = new ArrayList<>();
    private final List<AuditEntry> auditEntries = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final TraceLinks traces = new TraceLinks();

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** The connection; the caller neither commits nor closes it. */
    public Connection connection() {
        return connection;
    }

    /** Which traces the emitted events belong to; in a request nothing has to be said. */
    public TraceLinks traces() {
        return traces;
    }

    /** Writes an event to the archive and the outbox with this transaction. */
    public void emit(OutgoingEvent event) {
        events.add(event);
    }

    /** Writes an audit entry with this transaction. */
    public void audit(AuditEntry entry) {
        auditEntries.add(entry);
    }

    /** Runs something once the transaction is committed; it must not fail and must not block. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    List<OutgoingEvent> events() {
        return events;
    }

    List<AuditEntry> auditEntries() {
        return auditEntries;
    }

    List<Runnable> afterCommitActions() {
        return afterCommit;
    }
}
