package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.order.store.OrderReader;

/** Keeps the last day of a prescription whose time is over, so that nobody takes it into work any more. A cancelled one ended here first. */
@ApplicationScoped
public class EndedPrescriptions {

    private final OrderReader reader;

    public EndedPrescriptions(OrderReader reader) {
        this.reader = reader;
    }

    void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        PrescriptionEnded ended = event.payload(PrescriptionEnded.class);
        if (ended.endedAs() != OrderStatus.EXPIRED) {
            return;
        }
        Connection connection = transaction.connection();
        reader.lock(connection, List.of(ended.prescriptionId()));
        try (PreparedStatement update =
                connection.prepareStatement("update pharmacy_order set expired_on = ? where prescription_id = ?")) {
            update.setObject(1, ended.endedOn());
            update.setObject(2, ended.prescriptionId());
            update.executeUpdate();
        }
    }
}
