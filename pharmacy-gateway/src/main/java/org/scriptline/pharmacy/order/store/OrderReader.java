package org.scriptline.pharmacy.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.pharmacy.order.Authorised;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.Claim;
import org.scriptline.pharmacy.order.Delivery;
import org.scriptline.pharmacy.order.Dispensing;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.RecordedFill;
import org.scriptline.pharmacy.order.Transmission;
import org.scriptline.pharmacy.order.Work;

/** Reads orders, locked for a transaction or as they stand. */
@ApplicationScoped
public class OrderReader {

    /** Locks the orders in id order; ids that do not exist are left out. */
    public OpenOrders lock(Connection connection, Collection<UUID> ids) throws SQLException {
        return new OpenOrders(read(
                connection,
                "select * from pharmacy_order where prescription_id = any(?) order by prescription_id for update",
                ids));
    }

    /** The orders as they stand, in no particular order. */
    public List<PharmacyOrder> read(Connection connection, Collection<UUID> ids) throws SQLException {
        return read(connection, "select * from pharmacy_order where prescription_id = any(?)", ids);
    }

    private static List<PharmacyOrder> read(Connection connection, String sql, Collection<UUID> ids)
            throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<PharmacyOrder> orders = new ArrayList<>();
        List<UUID> filled = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    PharmacyOrder order = order(row);
                    orders.add(order);
                    // What went on to another pharmacy may have fills that its axis does not show.
                    if (order.fill() != FillStatus.NONE || row.getTimestamp("routed_at") != null) {
                        filled.add(order.id());
                    }
                }
            }
        }
        if (filled.isEmpty()) {
            return orders;
        }
        Map<UUID, List<RecordedFill>> fills = fills(connection, filled);
        return orders.stream()
                .map(order -> order.withFills(fills.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private static Map<UUID, List<RecordedFill>> fills(Connection connection, List<UUID> ids) throws SQLException {
        Map<UUID, List<RecordedFill>> fills = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select * from order_fill where prescription_id = any(?) order by prescription_id, number")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    fills.computeIfAbsent(row.getObject("prescription_id", UUID.class), id -> new ArrayList<>())
                            .add(fill(row));
                }
            }
        }
        return fills;
    }

    private static RecordedFill fill(ResultSet row) throws SQLException {
        return new RecordedFill(
                new Fill(
                        row.getInt("number"),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        row.getString("ndc"),
                        row.getObject("days_supply", Integer.class),
                        row.getDate("filled_on").toLocalDate(),
                        row.getBoolean("partial"),
                        row.getString("description"),
                        row.getBigDecimal("owed"),
                        row.getString("dispensed_by")),
                row.getBoolean("returned"),
                row.getBoolean("counted"));
    }

    private static PharmacyOrder order(ResultSet row) throws SQLException {
        byte[] claimHash = row.getBytes("claim_hash");
        int claims = row.getInt("claims");
        String reason = row.getString("not_dispensed_reason");
        return new PharmacyOrder(
                new PharmacyOrder.Route(
                        row.getObject("prescription_id", UUID.class),
                        row.getObject("patient_id", UUID.class),
                        row.getString("practice"),
                        row.getString("prescriber_npi"),
                        row.getString("pharmacy_ncpdp_id"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("transferred_from")),
                new Authorised(
                        row.getBigDecimal("quantity"),
                        row.getInt("refills"),
                        row.getString("unit"),
                        row.getString("unit_code"),
                        row.getObject("expired_on", LocalDate.class)),
                new Delivery(
                        Transmission.of(coded(TransmissionStatus.values(), row.getString("transmission"))),
                        row.getString("error_code"),
                        row.getInt("attempts"),
                        row.getBoolean("delivery_held")),
                Cancellation.of(coded(CancelStatus.values(), row.getString("cancel"))),
                new Dispensing(
                        coded(FillStatus.values(), row.getString("fill")),
                        reason == null ? null : coded(NotDispensedReason.values(), reason),
                        List.of()),
                List.of((String[]) row.getArray("contradictions").getArray()),
                new Work(claim(claimHash, claims), claims),
                reroute(row.getString("reroutes_to"), row.getString("reroutes_channel")),
                row.getLong("sequence"));
    }

    private static PharmacyOrder.@Nullable Reroute reroute(@Nullable String pharmacy, @Nullable String channel) {
        return pharmacy == null || channel == null
                ? null
                : new PharmacyOrder.Reroute(pharmacy, Channel.valueOf(channel));
    }

    private static @Nullable Claim claim(byte @Nullable [] hash, int number) {
        return hash == null ? null : new Claim(number, hash);
    }

    private static <T extends Coded> T coded(T[] values, String code) {
        return Arrays.stream(values)
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("stored code " + code + " is not known"));
    }
}
