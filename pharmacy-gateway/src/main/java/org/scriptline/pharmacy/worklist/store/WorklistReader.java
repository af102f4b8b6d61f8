package org.scriptline.pharmacy.worklist.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.json.EventJson;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.conversation.store.RequestRows;
import org.scriptline.pharmacy.order.LateAlerts;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.worklist.OrderNotes;
import org.scriptline.pharmacy.worklist.WorklistFilter;
import org.scriptline.pharmacy.worklist.WorklistItem;

/** Reads a pharmacy's own orders. */
@ApplicationScoped
public class WorklistReader {

    private static final String SELECT = """
            select o.prescription_id, o.received_at, o.changed_at, o.cancel_reason, o.cancel_comment, o.hold_comment,
                   c.released, c.late_alerts, c.fill_notices,
                   exists (select from pharmacy_request r where r.prescription_id = o.prescription_id
                             and r.pharmacy_ncpdp_id = o.pharmacy_ncpdp_id) as asked
            from pharmacy_order o join order_content c using (prescription_id)
            where o.pharmacy_ncpdp_id = ?""";

    private final OrderReader orders;
    private final RequestRows requests;

    public WorklistReader(OrderReader orders, RequestRows requests) {
        this.orders = orders;
        this.requests = requests;
    }

    private record Content(UUID id, PrescriptionReleased released, LateAlerts late, OrderNotes notes, boolean asked) {}

    /** One page, the oldest first. */
    public List<WorklistItem> page(Connection connection, String pharmacy, WorklistFilter filter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 and (?::text is null or o.transmission = ?) and (?::text is null or o.cancel = ?)
                 and (?::text is null or o.fill = ?)
                 and (?::timestamptz is null or (o.received_at, o.prescription_id) > (?, ?))
                order by o.received_at, o.prescription_id limit ?""")) {
            select.setString(1, pharmacy);
            select.setString(2, filter.transmission());
            select.setString(3, filter.transmission());
            select.setString(4, filter.cancel());
            select.setString(5, filter.cancel());
            select.setString(6, filter.fill());
            select.setString(7, filter.fill());
            Timestamp after = filter.afterTime() == null ? null : Timestamp.from(filter.afterTime());
            select.setTimestamp(8, after);
            select.setTimestamp(9, after);
            select.setObject(10, filter.afterId(), Types.OTHER);
            select.setInt(11, filter.limit());
            return items(connection, select);
        }
    }

    /** One order; empty when it is another pharmacy's or nobody's. */
    public Optional<WorklistItem> one(Connection connection, String pharmacy, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " and o.prescription_id = ?")) {
            select.setString(1, pharmacy);
            select.setObject(2, id);
            return items(connection, select).stream().findFirst();
        }
    }

    /** The number of the claim that is held now; empty when nobody works on the order. */
    public Optional<Integer> currentClaim(Connection connection, String pharmacy, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select claims from pharmacy_order
                where prescription_id = ? and pharmacy_ncpdp_id = ? and claim_hash is not null""")) {
            select.setObject(1, id);
            select.setString(2, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    private List<WorklistItem> items(Connection connection, PreparedStatement select) throws SQLException {
        List<Content> contents = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                contents.add(content(row));
            }
        }
        Map<UUID, PharmacyOrder> byId = orders
                .read(connection, contents.stream().map(Content::id).toList())
                .stream()
                .collect(Collectors.toMap(PharmacyOrder::id, Function.identity()));
        List<UUID> withRequests =
                contents.stream().filter(Content::asked).map(Content::id).toList();
        Map<UUID, List<KnownRequest>> asked = withRequests.isEmpty() ? Map.of() : requests.of(connection, withRequests);
        List<WorklistItem> items = new ArrayList<>();
        for (Content content : contents) {
            PharmacyOrder order = byId.get(content.id());
            if (order != null) {
                items.add(WorklistItem.of(
                        order,
                        content.released(),
                        content.late(),
                        content.notes(),
                        asked.getOrDefault(order.id(), List.of()).stream()
                                .filter(request -> request.asked()
                                        .pharmacyNcpdpId()
                                        .equals(order.route().pharmacyNcpdpId()))
                                .toList()));
            }
        }
        return items;
    }

    private static Content content(ResultSet row) throws SQLException {
        byte[] late = row.getBytes("late_alerts");
        return new Content(
                row.getObject("prescription_id", UUID.class),
                OrderContents.noticing(
                        EventJson.readOwn(row.getBytes("released"), PrescriptionReleased.class),
                        row.getString("fill_notices")),
                late == null ? LateAlerts.none() : EventJson.readOwn(late, LateAlerts.class),
                new OrderNotes(
                        row.getTimestamp("received_at").toInstant(),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("cancel_reason"),
                        row.getString("cancel_comment"),
                        row.getString("hold_comment")),
                row.getBoolean("asked"));
    }
}
