package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.practice.Practice;
import org.scriptline.prescription.practice.Practices;
import org.scriptline.prescription.prescribing.OrderAxis;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Projects the gateway's axes in one statement for a batch. Nothing is emitted for a mere projection; only an effective
 * cancel, which ends the order, is an event of its own.
 */
@ApplicationScoped
public class PharmacyOrders {

    private static final Actor PHARMACY = Actor.service("pharmacy");

    private final Practices practices;
    private final Clock clock;

    public PharmacyOrders(Practices practices, Clock clock) {
        this.practices = practices;
        this.clock = clock;
    }

    /** Applies the states, one for each order. */
    public void apply(Transaction transaction, List<PharmacyOrderStated> states) throws SQLException {
        Map<UUID, PharmacyOrderStated> byId = new HashMap<>();
        states.forEach(state -> byId.put(state.prescriptionId(), state));
        store(transaction.connection(), states);
        Instant now = clock.instant();
        Contradictions.open(transaction.connection(), states, now);
        List<Prescription> all = project(transaction.connection(), states, now);
        PrintedPages.arrived(transaction.connection(), all, now);
        for (Prescription projected : all) {
            PharmacyOrderStated state = Objects.requireNonNull(byId.get(projected.id()));
            if (projected.order() == OrderStatus.ACTIVE && state.cancel() == CancelStatus.APPROVED) {
                end(transaction, projected, OrderAxis.cancelledBy(state, projected.cancelReason()), now);
            }
        }
    }

    /** Tells the practice what no axis shows; of every state, since a later one does not repeat it. */
    public void tell(Transaction transaction, List<PharmacyOrderStated> states) throws SQLException {
        PrintedPages.delivered(transaction.connection(), states);
        Instant now = clock.instant();
        PharmacyNotices.open(transaction.connection(), states, now);
        RefusedFillNotices.follow(transaction.connection(), states, now);
    }

    /** An effective cancel ends the order and answers a late alert. */
    private void end(Transaction transaction, Prescription before, OrderStatus endedAs, Instant now)
            throws SQLException {
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update prescription set order_status = ?, late_alert_open = false, sequence = sequence + 1
                where id = ? and order_status = 'active' and sequence = ?""")) {
            update.setString(1, endedAs.code());
            update.setObject(2, before.id());
            update.setLong(3, before.sequence());
            if (update.executeUpdate() != 1) {
                throw new SQLException("the end of an order met another change", "40001");
            }
        }
        ZoneId zone = practices.byId(before.practice()).map(Practice::zone).orElse(ZoneOffset.UTC);
        transaction.emit(new OutgoingEvent(
                EventType.PRESCRIPTION_ENDED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new PrescriptionEnded(
                        before.id(),
                        before.patient(),
                        endedAs,
                        before.cancelReason(),
                        now,
                        LocalDate.ofInstant(now, zone)),
                PHARMACY));
    }

    /**
     * A cancel that was just requested here is not undone by a state that the gateway wrote before it knew; a pharmacy that
     * was asked to cancel only so that another one gets it leaves no reason. The last fill completes an active order; a late
     * alert outlives it, because the patient now has the drug. What has arrived meanwhile waits for no other delivery.
     */
    private static List<Prescription> project(Connection connection, List<PharmacyOrderStated> states, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription p
                set transmission_status = given.transmission, fill_status = given.fill, updated_at = ?,
                    cancel_reason = case when given.cancel = 'none' and p.cancel_status <> 'requested'
                                         then null else p.cancel_reason end,
                    cancel_status = case when given.cancel = 'none' and p.cancel_status = 'requested'
                                              and p.cancel_reason is not null
                                         then p.cancel_status else given.cancel end,
                    delivery_asked_at = case when given.transmission in
                                                  ('accepted-by-network', 'delivered', 'verified')
                                             then null else p.delivery_asked_at end,
                    order_status = case when given.completed and p.order_status = 'active'
                                        then 'completed' else p.order_status end
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                     as given (id, transmission, cancel, fill, completed)
                where p.id = given.id and p.released_at is not null
                returning """ + " " + PrescriptionRows.COLUMNS)) {
            update.setObject(1, PrescriptionRows.time(now));
            ColumnArrays columns = new ColumnArrays(connection, update, 2);
            columns.set("uuid", states, PharmacyOrderStated::prescriptionId);
            columns.set("text", states, state -> state.transmission().code());
            columns.set("text", states, state -> state.cancel().code());
            columns.set("text", states, state -> state.fill().code());
            columns.set("boolean", states, OrderAxis::completedBy);
            List<Prescription> projected = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    projected.add(PrescriptionRows.read(rows));
                }
            }
            return projected;
        }
    }

    private static void store(Connection connection, List<PharmacyOrderStated> states) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into prescription_order (prescription, state)
                select p.id, given.state from unnest(?::uuid[], ?::bytea[]) as given (prescription, state)
                join prescription p on p.id = given.prescription
                on conflict (prescription) do update set state = excluded.state""")) {
            ColumnArrays columns = new ColumnArrays(connection, upsert, 1);
            columns.set("uuid", states, PharmacyOrderStated::prescriptionId);
            columns.set("bytea", states, EventJson::write);
            upsert.executeUpdate();
        }
    }
}
