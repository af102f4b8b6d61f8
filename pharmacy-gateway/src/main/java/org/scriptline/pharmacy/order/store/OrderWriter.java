package org.scriptline.pharmacy.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Fill;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.Claim;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.RecordedFill;

/** Writes what moved, with array statements, and emits one event for each step. */
@ApplicationScoped
public class OrderWriter {

    private static final String UPDATE = """
            update pharmacy_order o
            set transmission = n.transmission, error_code = n.error_code, attempts = n.attempts,
                delivery_held = n.delivery_held, cancel = n.cancel, fill = n.fill,
                not_dispensed_reason = n.reason, contradictions = string_to_array(n.contradictions, E'\\n'),
                worklist_dispensed = n.worklist_dispensed, claim_hash = n.claim_hash, claims = n.claims,
                sequence = n.sequence, changed_at = ?
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::int[], ?::boolean[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::numeric[], ?::bytea[], ?::int[], ?::bigint[])
                 as n(id, expected, transmission, error_code, attempts, delivery_held, cancel, fill,
                      reason, contradictions, worklist_dispensed, claim_hash, claims, sequence)
            where o.prescription_id = n.id and o.sequence = n.expected""";

    private static final String INSERT_FILL = """
            insert into order_fill (quantity, unit, ndc, days_supply, filled_on, partial, returned, counted, recorded_at,
                                    prescription_id, number)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE_FILL = """
            update order_fill set quantity = ?, unit = ?, ndc = ?, days_supply = ?, filled_on = ?, partial = ?,
                                  returned = ?, counted = ?, recorded_at = ?
            where prescription_id = ? and number = ?""";

    private final Clock clock;

    public OrderWriter(Clock clock) {
        this.clock = clock;
    }

    /** Writes every order that moved. The rows are locked by the caller, so that a sequence that does not fit is a bug. */
    public void write(Transaction transaction, OpenOrders open) throws SQLException {
        List<OpenOrders.Opened> moved = open.moved();
        if (moved.isEmpty()) {
            return;
        }
        Connection connection = transaction.connection();
        Instant now = clock.instant();
        update(connection, moved, now);
        for (OpenOrders.Opened opened : moved) {
            if (!opened.now().fills().equals(opened.before().fills())) {
                writeFills(connection, opened, now);
            }
        }
        for (OpenOrders.Opened opened : moved) {
            PharmacyOrder order = opened.now();
            opened.statements()
                    .forEach(statement -> transaction.emit(new OutgoingEvent(
                            EventType.ORDER_STATED,
                            order.route().patientId().toString(),
                            order.id().toString(),
                            statement.sequence(),
                            statement.payload(),
                            statement.actor())));
        }
    }

    private static void update(Connection connection, List<OpenOrders.Opened> moved, Instant now) throws SQLException {
        List<PharmacyOrder> orders = moved.stream().map(OpenOrders.Opened::now).toList();
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            ColumnArrays arrays = new ColumnArrays(connection, update, 2);
            update.setTimestamp(1, Timestamp.from(now));
            arrays.set("uuid", orders, PharmacyOrder::id);
            arrays.set("bigint", moved, opened -> opened.before().sequence());
            arrays.set("text", orders, order -> order.transmission().status().code());
            arrays.set("text", orders, PharmacyOrder::errorCode);
            arrays.set("int", orders, PharmacyOrder::attempts);
            arrays.set("boolean", orders, PharmacyOrder::deliveryHeld);
            arrays.set("text", orders, order -> order.cancel().status().code());
            arrays.set("text", orders, order -> order.fill().code());
            arrays.set("text", orders, OrderWriter::reason);
            arrays.set("text", orders, order -> String.join("\n", order.contradictions()));
            arrays.set(
                    "numeric",
                    orders,
                    order -> order.route().channel() == Channel.WORKLIST ? order.dispensed() : BigDecimal.ZERO);
            arrays.set("bytea", orders, OrderWriter::claimHash);
            arrays.set("int", orders, PharmacyOrder::claims);
            arrays.set("bigint", orders, PharmacyOrder::sequence);
            int written = update.executeUpdate();
            if (written != orders.size()) {
                throw new IllegalStateException("an order changed under its lock");
            }
        }
    }

    private static @Nullable String reason(PharmacyOrder order) {
        return order.notDispensedReason() == null
                ? null
                : order.notDispensedReason().code();
    }

    private static byte @Nullable [] claimHash(PharmacyOrder order) {
        Claim claim = order.claim();
        return claim == null ? null : claim.secretHash();
    }

    /** A new number is inserted, so that the key refuses a second one; only more of a partial fill and a return change what is there. */
    private static void writeFills(Connection connection, OpenOrders.Opened opened, Instant now) throws SQLException {
        Set<Integer> known = opened.before().fills().stream()
                .map(recorded -> recorded.fill().number())
                .collect(Collectors.toSet());
        for (RecordedFill recorded : opened.now().fills()) {
            if (!opened.before().fills().contains(recorded)) {
                boolean update = known.contains(recorded.fill().number());
                write(connection, update ? UPDATE_FILL : INSERT_FILL, opened.now(), recorded, now);
            }
        }
    }

    private static void write(
            Connection connection, String sql, PharmacyOrder order, RecordedFill recorded, Instant now)
            throws SQLException {
        Fill fill = recorded.fill();
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setBigDecimal(1, fill.quantity());
            write.setString(2, fill.unit());
            write.setString(3, fill.ndc());
            write.setObject(4, fill.daysSupply());
            write.setObject(5, fill.filledOn());
            write.setBoolean(6, fill.partial());
            write.setBoolean(7, recorded.returned());
            write.setBoolean(8, recorded.counted());
            write.setTimestamp(9, Timestamp.from(now));
            write.setObject(10, order.id());
            write.setInt(11, fill.number());
            write.executeUpdate();
        }
    }
}
