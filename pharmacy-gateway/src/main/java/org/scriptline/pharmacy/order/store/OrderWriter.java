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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Fill;
import org.scriptline.kit.database.ColumnArrays;
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
                sequence = n.sequence, pharmacy_ncpdp_id = n.pharmacy, channel = n.channel,
                reroutes_to = n.reroutes_to, reroutes_channel = n.reroutes_channel,
                transferred_from = n.transferred_from,
                rx_reference_number = case when o.pharmacy_ncpdp_id = n.pharmacy then o.rx_reference_number end,
                routed_at = case when o.pharmacy_ncpdp_id = n.pharmacy then o.routed_at else n.at end,
                lateness = case when o.pharmacy_ncpdp_id = n.pharmacy then o.lateness else 0 end,
                cancel_reason = case when o.pharmacy_ncpdp_id = n.pharmacy then o.cancel_reason end,
                cancel_comment = case when o.pharmacy_ncpdp_id = n.pharmacy then o.cancel_comment end,
                cancel_deadline = case when o.pharmacy_ncpdp_id = n.pharmacy then o.cancel_deadline end,
                hold_comment = case when o.pharmacy_ncpdp_id = n.pharmacy then o.hold_comment end,
                changed_at = n.at
            from (select *, ?::timestamptz as at
                  from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::int[], ?::boolean[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::numeric[], ?::bytea[], ?::int[], ?::bigint[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[])
                 as given(id, expected, transmission, error_code, attempts, delivery_held, cancel, fill,
                      reason, contradictions, worklist_dispensed, claim_hash, claims, sequence, pharmacy, channel,
                      reroutes_to, reroutes_channel, transferred_from)) n
            where o.prescription_id = n.id and o.sequence = n.expected""";

    private static final String INSERT_FILL = """
            insert into order_fill (quantity, unit, ndc, days_supply, filled_on, partial, returned, counted,
                                    prescription_id, number, description, owed, dispensed_by, recorded_at)
            select *, ?::timestamptz
            from unnest(?::numeric[], ?::text[], ?::text[], ?::int[], ?::date[], ?::boolean[], ?::boolean[],
                        ?::boolean[], ?::uuid[], ?::int[], ?::text[], ?::numeric[], ?::text[])""";

    private static final String UPDATE_FILL = """
            update order_fill set quantity = ?, unit = ?, ndc = ?, days_supply = ?, filled_on = ?, partial = ?,
                                  returned = ?, counted = ?, description = ?, owed = ?, dispensed_by = ?,
                                  recorded_at = case when dispensed_by is distinct from ? then recorded_at else ? end
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
        writeFills(connection, moved, now);
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
                    order -> order.route().channel() == Channel.WORKLIST ? order.dispensedHere() : BigDecimal.ZERO);
            arrays.set("bytea", orders, OrderWriter::claimHash);
            arrays.set("int", orders, PharmacyOrder::claims);
            arrays.set("bigint", orders, PharmacyOrder::sequence);
            arrays.set("text", orders, order -> order.route().pharmacyNcpdpId());
            arrays.set("text", orders, order -> order.route().channel().name());
            arrays.set("text", orders, OrderWriter::targetPharmacy);
            arrays.set("text", orders, OrderWriter::targetChannel);
            arrays.set("text", orders, order -> order.route().transferredFrom());
            int written = update.executeUpdate();
            if (written != orders.size()) {
                throw new IllegalStateException("an order changed under its lock");
            }
        }
    }

    private static @Nullable String targetPharmacy(PharmacyOrder order) {
        PharmacyOrder.Reroute target = order.reroutesTo();
        return target == null ? null : target.pharmacyNcpdpId();
    }

    private static @Nullable String targetChannel(PharmacyOrder order) {
        PharmacyOrder.Reroute target = order.reroutesTo();
        return target == null ? null : target.channel().name();
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

    /** A fill of an order. */
    private record FillRow(UUID order, RecordedFill recorded, boolean known) {

        static Stream<FillRow> changed(OpenOrders.Opened opened) {
            Set<Integer> known = opened.before().fills().stream()
                    .map(recorded -> recorded.fill().number())
                    .collect(Collectors.toSet());
            return opened.now().fills().stream()
                    .filter(recorded -> !opened.before().fills().contains(recorded))
                    .map(recorded -> new FillRow(
                            opened.now().id(),
                            recorded,
                            known.contains(recorded.fill().number())));
        }

        Fill fill() {
            return recorded.fill();
        }
    }

    /** A new number is inserted, so that the key refuses a second one; only more of a partial fill and a return change what is there. */
    private static void writeFills(Connection connection, List<OpenOrders.Opened> moved, Instant now)
            throws SQLException {
        List<FillRow> changed = moved.stream().flatMap(FillRow::changed).toList();
        insertFills(connection, changed.stream().filter(row -> !row.known()).toList(), now);
        for (FillRow row : changed) {
            if (row.known()) {
                updateFill(connection, row, now);
            }
        }
    }

    private static void insertFills(Connection connection, List<FillRow> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_FILL)) {
            insert.setTimestamp(1, Timestamp.from(now));
            ColumnArrays columns = new ColumnArrays(connection, insert, 2);
            columns.set("numeric", rows, row -> row.fill().quantity());
            columns.set("text", rows, row -> row.fill().unit());
            columns.set("text", rows, row -> row.fill().ndc());
            columns.set("int", rows, row -> row.fill().daysSupply());
            columns.set("date", rows, row -> row.fill().filledOn());
            columns.set("boolean", rows, row -> row.fill().partial());
            columns.set("boolean", rows, row -> row.recorded().returned());
            columns.set("boolean", rows, row -> row.recorded().counted());
            columns.set("uuid", rows, FillRow::order);
            columns.set("int", rows, row -> row.fill().number());
            columns.set("text", rows, row -> row.fill().description());
            columns.set("numeric", rows, row -> row.fill().owed());
            columns.set("text", rows, row -> row.fill().dispensedBy());
            insert.executeUpdate();
        }
    }

    private static void updateFill(Connection connection, FillRow row, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE_FILL)) {
            update.setBigDecimal(1, row.fill().quantity());
            update.setString(2, row.fill().unit());
            update.setString(3, row.fill().ndc());
            update.setObject(4, row.fill().daysSupply());
            update.setObject(5, row.fill().filledOn());
            update.setBoolean(6, row.fill().partial());
            update.setBoolean(7, row.recorded().returned());
            update.setBoolean(8, row.recorded().counted());
            update.setString(9, row.fill().description());
            update.setBigDecimal(10, row.fill().owed());
            update.setString(11, row.fill().dispensedBy());
            update.setString(12, row.fill().dispensedBy());
            update.setTimestamp(13, Timestamp.from(now));
            update.setObject(14, row.order());
            update.setInt(15, row.fill().number());
            update.executeUpdate();
        }
    }
}
