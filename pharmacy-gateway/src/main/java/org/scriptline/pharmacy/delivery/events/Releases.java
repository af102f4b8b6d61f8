package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.conversation.store.RequestRows;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.http.Bulkheads;
import org.scriptline.pharmacy.delivery.http.Couriers;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.delivery.store.StoppedDeliveries;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;

/** Makes orders of released prescriptions, and their first delivery attempts, in one batch. */
@ApplicationScoped
public class Releases {

    private final PharmacyDirectory directory;
    private final NewOrderBook book;
    private final OutgoingMessages messages;
    private final Bulkheads bulkheads;
    private final Couriers couriers;
    private final StoppedDeliveries stopped;
    private final RequestRows requests;
    private final Clock clock;

    public Releases(
            PharmacyDirectory directory,
            NewOrderBook book,
            OutgoingMessages messages,
            Bulkheads bulkheads,
            Couriers couriers,
            StoppedDeliveries stopped,
            RequestRows requests,
            Clock clock) {
        this.directory = directory;
        this.book = book;
        this.messages = messages;
        this.bulkheads = bulkheads;
        this.couriers = couriers;
        this.stopped = stopped;
        this.requests = requests;
        this.clock = clock;
    }

    /** @param followed prescriptions with more events in this batch, which do not leave before those are applied */
    void apply(Transaction transaction, List<IncomingEvent> events, Set<String> followed) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Connection connection = transaction.connection();
        List<PrescriptionReleased> released = events.stream()
                .map(event -> event.payload(PrescriptionReleased.class))
                .toList();
        Map<String, PharmacyDirectory.Destination> pharmacies = directory.destinations(
                connection,
                released.stream()
                        .map(one -> one.content().pharmacyNcpdpId())
                        .distinct()
                        .toList());
        Map<UUID, KnownRequest> asked = asked(connection, released);
        Instant now = clock.instant();
        Map<String, Integer> room = new HashMap<>();
        List<PlannedOrder> planned = new ArrayList<>();
        for (PrescriptionReleased one : released) {
            PrescriptionContent content = one.content();
            PharmacyDirectory.Destination destination = pharmacies.get(content.pharmacyNcpdpId());
            Pharmacy pharmacy = destination == null ? null : destination.pharmacy();
            boolean leavesNow = !followed.contains(content.prescriptionId().toString())
                    && pharmacy != null
                    && destination != null
                    && !destination.paused()
                    && !stopped.stopped(connection, pharmacy.ncpdpId())
                    && take(room, pharmacy);
            planned.add(book.plan(one, pharmacy, answered(asked, one), leavesNow, now));
        }
        book.store(transaction, planned, now);
        Map<String, IncomingEvent> causes = new HashMap<>();
        events.forEach(event -> causes.put(event.subject(), event));
        List<Parcel> parcels = planned.stream()
                .flatMap(order -> order.parcel().stream())
                .map(parcel ->
                        parcel.traced(trace(causes.get(parcel.prescriptionId().toString()))))
                .toList();
        messages.insertDue(connection, parcels);
        List<Parcel> leaving =
                parcels.stream().filter(parcel -> parcel.attempt() == 1).toList();
        transaction.afterCommit(() -> leaving.forEach(couriers::dispatch));
    }

    private Map<UUID, KnownRequest> asked(Connection connection, List<PrescriptionReleased> released)
            throws SQLException {
        List<UUID> ids = released.stream()
                .map(one -> one.content().answers())
                .filter(Objects::nonNull)
                .map(AnsweredRequest::requestId)
                .toList();
        return ids.isEmpty() ? Map.of() : requests.byIds(connection, ids);
    }

    private static @Nullable KnownRequest answered(Map<UUID, KnownRequest> asked, PrescriptionReleased released) {
        AnsweredRequest answers = released.content().answers();
        return answers == null ? null : asked.get(answers.requestId());
    }

    private static @Nullable String trace(@Nullable IncomingEvent cause) {
        return cause == null ? null : cause.traceparent();
    }

    /** A pharmacy with its hands full gets the order later, without a recorded attempt. */
    private boolean take(Map<String, Integer> room, Pharmacy pharmacy) {
        int left = room.computeIfAbsent(pharmacy.ncpdpId(), bulkheads::room);
        room.put(pharmacy.ncpdpId(), left - 1);
        return left > 0;
    }
}
