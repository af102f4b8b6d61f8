package org.scriptline.pharmacy.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.reconciliation.Reconcilable;

/** The three axes of orders, as this service owns them: transmission, cancel, fill. */
@ApplicationScoped
public class ReconciledOrders implements Reconcilable {

    @Override
    public String topic() {
        return Topic.PHARMACY_ORDER.code();
    }

    @Override
    public Map<String, At> states(Connection connection, Collection<String> subjects) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription_id, sequence, transmission || ' ' || cancel || ' ' || fill
                from pharmacy_order where prescription_id = any (?::uuid[])""")) {
            select.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            Map<String, At> states = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.put(row.getString(1), new At(row.getLong(2), row.getString(3)));
                }
            }
            return states;
        }
    }
}
