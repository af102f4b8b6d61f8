package org.scriptline.pharmacy.worklist.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.events.Fill;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.worklist.GivenOrder;

/** Reads orders that are at a pharmacy no more because it gave them to another one. */
@ApplicationScoped
public class GivenOrders {

    private final OrderReader orders;

    public GivenOrders(OrderReader orders) {
        this.orders = orders;
    }

    /** The pharmacy's own part of the order; empty when it never gave it away. */
    public Optional<GivenOrder> one(Connection connection, String giver, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select to_pharmacy, transferred_at from order_transfer
                where prescription_id = ? and from_pharmacy = ?""")) {
            select.setObject(1, id);
            select.setString(2, giver);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                PharmacyOrder order = orders.read(connection, List.of(id)).getFirst();
                List<Fill> own = order.standingFills().stream()
                        .filter(fill -> giver.equals(fill.dispensedBy()))
                        .toList();
                return Optional.of(new GivenOrder(
                        id,
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        order.authorised().unit(),
                        own));
            }
        }
    }
}
