package org.scriptline.interaction.gate.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.interaction.gate.Contradiction;
import org.scriptline.interaction.gate.Workspace;
import org.scriptline.interaction.gate.store.Gates;
import org.scriptline.interaction.gate.store.ProfileStore;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;

/**
 * The gate as a consumer: persons are locked before any cursor is read, and everything that decides is read after.
 */
@ApplicationScoped
public class GateApplier implements EventApplier {
    private static final Set<EventType> TYPES = EnumSet.of(
            EventType.PATIENT_RECORD_STATED,
            EventType.PRESCRIPTION_DRAFTED,
            EventType.PRESCRIPTION_EDITED,
            EventType.PRESCRIPTION_SIGNED,
            EventType.PRESCRIPTION_RELEASED,
            EventType.PRESCRIPTION_CANCELLED,
            EventType.CANCEL_REQUESTED,
            EventType.PRESCRIPTION_ENDED,
            EventType.LATE_ALERT_ANSWERED,
            EventType.FILL_NOTICES_REQUESTED);

    private record Locked(LockRequest request, Set<UUID> persons, List<IncomingEvent> taken) {}

    private final PersonLocks locks;
    private final Gates gates;
    private final GateMetrics metrics;
    private final Map<Transaction, Locked> held = Collections.synchronizedMap(new WeakHashMap<>());

    public GateApplier(PersonLocks locks, Gates gates, GateMetrics metrics) {
        this.locks = locks;
        this.gates = gates;
        this.metrics = metrics;
    }

    @Override
    public String consumer() {
        return ProfileStore.CONSUMER;
    }

    @Override
    public Topic topic() {
        return Topic.PRESCRIPTION;
    }

    @Override
    public Set<EventType> types() {
        return TYPES;
    }

    @Override
    public void lock(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        if (!batch.isEmpty()) {
            List<IncomingEvent> wanted =
                    batch.stream().filter(event -> TYPES.contains(event.type())).toList();
            lock(transaction, BatchReading.locks(wanted), wanted);
        }
    }

    private Locked lock(Transaction transaction, LockRequest request, List<IncomingEvent> taken) throws SQLException {
        Locked locked = new Locked(request, locks.lock(transaction.connection(), request), taken);
        held.put(transaction, locked);
        return locked;
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Locked locked = lockedFor(transaction, batch);
        ProfileStore.Reading reading = new ProfileStore.Reading(
                locked.persons(),
                BatchReading.prescriptions(batch),
                BatchReading.looseKeys(batch),
                locked.taken(),
                batch);
        Workspace workspace = gates.pass(transaction, reading, (gate, unused) -> {
            for (IncomingEvent event : batch) {
                try {
                    gate.apply(event.payload(), event.sequence());
                } catch (Contradiction contradiction) {
                    throw new EventRefusedException(
                            ErrorCode.EVENT_REFUSED, String.valueOf(contradiction.getMessage()));
                }
            }
        });
        transaction.afterCommit(() -> metrics.answered(workspace.answers()));
    }

    /** Events that had been parked come along unlocked when only a type that nobody wants woke them. */
    private Locked lockedFor(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        @Nullable Locked locked = held.get(transaction);
        LockRequest needed = BatchReading.locks(batch);
        if (locked == null) {
            return lock(transaction, needed, batch);
        }
        return locked.request().covers(needed)
                ? locked
                : lock(transaction, locked.request().and(needed), locked.taken());
    }
}
