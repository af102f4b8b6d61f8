package org.scriptline.prescription.prescribing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.prescription.inbox.AttentionKind;

/** Puts what the gateway tells once into the practice's inbox: that an order is late, or that it did not go to another pharmacy. */
final class PharmacyNotices {

    /** What this service has noticed by itself so lately is the same lateness. */
    private static final Duration SAME = Duration.ofMinutes(10);

    private static final Map<OrderChange, AttentionKind> TOLD = Map.of(
            OrderChange.NOT_ACCEPTED_IN_TIME, AttentionKind.NOT_ACCEPTED,
            OrderChange.NOT_DELIVERED_IN_TIME, AttentionKind.NOT_DELIVERED,
            OrderChange.REROUTE_REFUSED, AttentionKind.REROUTE_REFUSED);

    private PharmacyNotices() {}

    static void open(Connection connection, List<PharmacyOrderStated> states, Instant now) throws SQLException {
        List<UUID> orders = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (PharmacyOrderStated state : states) {
            AttentionKind kind = TOLD.get(state.change());
            if (kind != null) {
                orders.add(state.prescriptionId());
                kinds.add(kind.code());
            }
            if (state.change() == OrderChange.REROUTED) {
                close(connection, state.prescriptionId(), now);
            }
        }
        if (!orders.isEmpty()) {
            open(connection, orders, kinds, now);
        }
    }

    private static void open(Connection connection, List<UUID> orders, List<String> kinds, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into attention (prescription, practice, requester_npi, kind, opened_at)
                select p.id, p.practice, p.requester_npi, given.kind, ?
                from unnest(?::uuid[], ?::text[]) as given (prescription, kind)
                join prescription p on p.id = given.prescription and p.order_status = 'active'
                where given.kind = ? or not exists (
                    select from attention a
                    where a.prescription = p.id and a.kind = given.kind and a.opened_at > ?)
                on conflict do nothing""")) {
            insert.setObject(1, PrescriptionRows.time(now));
            insert.setArray(2, connection.createArrayOf("uuid", orders.toArray()));
            insert.setArray(3, connection.createArrayOf("text", kinds.toArray()));
            insert.setString(4, AttentionKind.REROUTE_REFUSED.code());
            insert.setObject(5, PrescriptionRows.time(now.minus(SAME)));
            insert.executeUpdate();
        }
    }

    /** It went to another pharmacy after all. */
    private static void close(Connection connection, UUID order, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update attention set closed_at = ? where prescription = ? and kind = ? and closed_at is null")) {
            update.setObject(1, PrescriptionRows.time(now));
            update.setObject(2, order);
            update.setString(3, AttentionKind.REROUTE_REFUSED.code());
            update.executeUpdate();
        }
    }
}
