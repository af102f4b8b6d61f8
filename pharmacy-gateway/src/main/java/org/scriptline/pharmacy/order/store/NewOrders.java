package org.scriptline.pharmacy.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.json.EventJson;
import org.scriptline.pharmacy.order.PharmacyOrder;

/** Stores new orders with what was released, in two statements for a whole batch. */
@ApplicationScoped
public class NewOrders {

    private final Clock clock;

    public NewOrders(Clock clock) {
        this.clock = clock;
    }

    /** A new order and what it was made of. */
    public record NewOrder(PharmacyOrder order, PrescriptionReleased released) {}

    /** Inserts the orders; one that exists already is a bug, since the cursor keeps repeats away. */
    public void insert(Connection connection, List<NewOrder> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        List<PharmacyOrder> rows = orders.stream().map(NewOrder::order).toList();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into pharmacy_order (prescription_id, patient_id, practice, prescriber_npi, pharmacy_ncpdp_id,
                                            channel, quantity, refills, unit, unit_code, attempts, transmission,
                                            delivery_held, cancel, fill, contradictions, claims, sequence,
                                            received_at, changed_at)
                select id, patient, practice, npi, pharmacy, channel, quantity, refills, unit, unit_code, attempts,
                       'queued', false, 'none', 'none', '{}', 0, 0, at, at
                from (values (?::timestamptz)) as moment(at),
                     unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::int[],
                            ?::text[], ?::text[], ?::int[])
                     as n(id, patient, practice, npi, pharmacy, channel, quantity, refills, unit, unit_code, attempts)""")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            ColumnArrays arrays = new ColumnArrays(connection, insert, 2);
            arrays.set("uuid", rows, PharmacyOrder::id);
            arrays.set("uuid", rows, order -> order.route().patientId());
            arrays.set("text", rows, order -> order.route().practice());
            arrays.set("text", rows, order -> order.route().prescriberNpi());
            arrays.set("text", rows, order -> order.route().pharmacyNcpdpId());
            arrays.set("text", rows, order -> order.route().channel().name());
            arrays.set("numeric", rows, order -> order.authorised().perFill());
            arrays.set("int", rows, order -> order.authorised().refills());
            arrays.set("text", rows, order -> order.authorised().unit());
            arrays.set("text", rows, order -> order.authorised().unitCode());
            arrays.set("int", rows, PharmacyOrder::attempts);
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into order_content (prescription_id, released) select * from unnest(?::uuid[], ?::bytea[])""")) {
            ColumnArrays arrays = new ColumnArrays(connection, insert, 1);
            arrays.set("uuid", rows, PharmacyOrder::id);
            arrays.set("bytea", orders, order -> EventJson.write(order.released()));
            insert.executeUpdate();
        }
    }
}
