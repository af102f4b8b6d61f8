package org.scriptline.prescription.prescribing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;

/**
 * Keeps whether the fill notices that the practice chose last were refused; the database opens and closes the inbox item by it. Any later word about a choice, and any
 * delivery that carries it, takes the refusal back, and so does a new choice ({@link PrescriptionRows#chooseFillNotices}).
 */
final class RefusedFillNotices {

    private static final Map<OrderChange, Boolean> REFUSED = Map.of(
            OrderChange.FILL_NOTICES_REFUSED, true,
            OrderChange.FILL_NOTICES_CHANGED, false,
            OrderChange.FILL_NOTICES_UNKNOWN, false,
            OrderChange.RESENT, false,
            OrderChange.REROUTED, false);

    private RefusedFillNotices() {}

    /** Follows the states in their order; the last that says anything counts. */
    static void follow(Connection connection, List<PharmacyOrderStated> states, Instant now) throws SQLException {
        Map<UUID, Boolean> said = new LinkedHashMap<>();
        for (PharmacyOrderStated state : states) {
            Boolean refused = REFUSED.get(state.change());
            if (refused != null) {
                said.put(state.prescriptionId(), refused);
            }
        }
        if (said.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription p set fill_notices_refused = given.refused, updated_at = ?
                from unnest(?::uuid[], ?::boolean[]) as given (id, refused)
                where p.id = given.id and p.fill_notices_refused <> given.refused""")) {
            update.setObject(1, PrescriptionRows.time(now));
            update.setArray(2, connection.createArrayOf("uuid", said.keySet().toArray()));
            update.setArray(3, connection.createArrayOf("boolean", said.values().toArray()));
            update.executeUpdate();
        }
    }
}
