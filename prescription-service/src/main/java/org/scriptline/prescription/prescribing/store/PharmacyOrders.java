package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
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
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.status.OrderStatus;
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
        for (Prescription projected : project(transaction.connection(), states, now)) {
            PharmacyOrderStated state = Objects.requireNonNull(byId.get(projected.id()));
            if (projected.order() == OrderStatus.ACTIVE) {
                Optional<OrderStatus> ended = OrderAxis.endedBy(state, projected.cancelReason());
                if (ended.isPresent()) {
                    end(transaction, projected, ended.get(), now);
                }
            }
        }
    }

    /** A late alert outlives the last fill, because the patient now has the drug; an effective cancel answers it. */
    private void end(Transaction transaction, Prescription before, OrderStatus endedAs, Instant now)
            throws SQLException {
        boolean byFill = endedAs == OrderStatus.COMPLETED;
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update prescription set order_status = ?, late_alert_open = late_alert_open and ?, sequence = sequence + ?
                where id = ? and order_status = 'active' and sequence = ?""")) {
            update.setString(1, endedAs.code());
            update.setBoolean(2, byFill);
            update.setInt(3, byFill ? 0 : 1);
            update.setObject(4, before.id());
            update.setLong(5, before.sequence());
            if (update.executeUpdate() != 1) {
                throw new SQLException("the end of an order met another change", "40001");
            }
        }
        if (!byFill) {
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
    }

    /** A cancel that was just requested here is not undone by a state that the gateway wrote before it knew. */
    private static List<Prescription> project(Connection connection, List<PharmacyOrderStated> states, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription p
                set transmission_status = given.transmission, fill_status = given.fill, updated_at = ?,
                    cancel_status = case when given.cancel = 'none' and p.cancel_status = 'requested'
                                         then p.cancel_status else given.cancel end
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as given (id, transmission, cancel, fill)
                where p.id = given.id and p.released_at is not null
                returning """ + " " + PrescriptionRows.COLUMNS)) {
            update.setObject(1, PrescriptionRows.time(now));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            states.stream()
                                    .map(PharmacyOrderStated::prescriptionId)
                                    .toArray()));
            update.setArray(
                    3,
                    codes(
                            connection,
                            states.stream().map(s -> s.transmission().code()).toList()));
            update.setArray(
                    4,
                    codes(
                            connection,
                            states.stream().map(s -> s.cancel().code()).toList()));
            update.setArray(
                    5,
                    codes(connection, states.stream().map(s -> s.fill().code()).toList()));
            List<Prescription> projected = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    projected.add(PrescriptionRows.read(rows));
                }
            }
            return projected;
        }
    }

    private static Array codes(Connection connection, List<String> codes) throws SQLException {
        return connection.createArrayOf("text", codes.toArray());
    }

    private static void store(Connection connection, List<PharmacyOrderStated> states) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into prescription_order (prescription, state)
                select p.id, given.state from unnest(?::uuid[], ?::bytea[]) as given (prescription, state)
                join prescription p on p.id = given.prescription
                on conflict (prescription) do update set state = excluded.state""")) {
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            states.stream()
                                    .map(PharmacyOrderStated::prescriptionId)
                                    .toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea", states.stream().map(EventJson::write).toArray(byte[][]::new)));
            upsert.executeUpdate();
        }
    }
}
