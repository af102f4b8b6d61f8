package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventDecoder.Readable;

/**
 * The rules by which events meet cursors, inside one transaction.
 *
 * <pre>
 *   sequence ≤ cursor                 duplicate, dropped
 *   subject waits behind quarantine   parked
 *   full state, newer                 applied
 *   transition, cursor + 1            applied, then whatever was parked behind it
 *   transition, ahead                 parked
 * </pre>
 */
@ApplicationScoped
public class EventApplication {

    private final CursorStore cursors;
    private final ParkingStore parking;
    private final QuarantineStore quarantine;
    private final EventArchive archive;

    public EventApplication(
            CursorStore cursors, ParkingStore parking, QuarantineStore quarantine, EventArchive archive) {
        this.cursors = cursors;
        this.parking = parking;
        this.quarantine = quarantine;
        this.archive = archive;
    }

    /** Applies decoded events of a topic. */
    void apply(Transaction transaction, EventApplier applier, List<Readable> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        applier.lock(
                transaction,
                events.stream().filter(Readable::wanted).map(Readable::event).toList());
        Set<String> subjects = new TreeSet<>();
        events.forEach(readable -> subjects.add(readable.event().subject()));
        Map<String, Long> before = cursors.locked(transaction.connection(), applier.consumer(), subjects);
        Map<String, Long> blocked = quarantine.openSequences(transaction.connection(), applier.consumer(), subjects);
        ParkingStore.Parked parked =
                parking.parked(transaction.connection(), applier.consumer(), applier.topic(), subjects);
        Advance advance = new Advance(applier, before, blocked, parked);
        for (Readable readable : events) {
            advance.take(readable.event(), readable.wanted());
        }
        finish(transaction, applier, advance);
    }

    /** Applies what waited behind a quarantined event that was settled; the cursor stands at that event. */
    public void drain(Transaction transaction, EventApplier applier, String subject, long settledSequence)
            throws SQLException {
        Set<String> subjects = Set.of(subject);
        ParkingStore.Parked parked =
                parking.parked(transaction.connection(), applier.consumer(), applier.topic(), subjects);
        applier.lock(transaction, parked.all());
        Map<String, Long> before = cursors.locked(transaction.connection(), applier.consumer(), subjects);
        Map<String, Long> blocked = quarantine.openSequences(transaction.connection(), applier.consumer(), subjects);
        Advance advance = new Advance(applier, before, blocked, parked);
        advance.skipTo(subject, settledSequence);
        finish(transaction, applier, advance);
    }

    /** Applies one event again that was in quarantine, and then what waited behind it. */
    public void replay(Transaction transaction, EventApplier applier, IncomingEvent event) throws SQLException {
        link(transaction, event);
        apply(
                transaction,
                applier,
                List.of(new Readable(null, event, applier.types().contains(event.type()))));
    }

    /** What such an event causes belongs to the trace in which it came, however long it waited. */
    private static void link(Transaction transaction, IncomingEvent event) {
        transaction.traces().link(event.key(), event.traceparent());
        transaction.traces().link(event.subject(), event.traceparent());
    }

    private void finish(Transaction transaction, EventApplier applier, Advance advance) throws SQLException {
        advance.unparked().forEach(event -> link(transaction, event));
        List<IncomingEvent> wanted = advance.applied().stream()
                .filter(event -> applier.types().contains(event.type()))
                .toList();
        if (!wanted.isEmpty()) {
            applier.apply(transaction, wanted);
        }
        if (applier.archive()) {
            archive.writeConsumed(transaction.connection(), new ArrayList<>(wanted));
        }
        parking.park(transaction.connection(), applier.consumer(), applier.topic(), advance.toPark());
        parking.remove(transaction.connection(), applier.consumer(), advance.unparked());
        cursors.move(transaction.connection(), applier.consumer(), advance.before(), advance.after());
    }
}
