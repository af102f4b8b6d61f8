package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/** Ends what has run out of time: a NewRx and the answer to a request after 24 hours, a cancel and a choice of fill notices after 48. */
@ApplicationScoped
public class Deadlines {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");
    /** How many orders one transaction ends. */
    static final int AT_ONCE = 256;

    private final Database database;
    private final OrderReader reader;
    private final OrderWriter writer;
    private final OutgoingMessages messages;
    private final FillChoices choices;
    private final Clock clock;

    public Deadlines(
            Database database,
            OrderReader reader,
            OrderWriter writer,
            OutgoingMessages messages,
            FillChoices choices,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.writer = writer;
        this.messages = messages;
        this.choices = choices;
        this.clock = clock;
    }

    /** Ends deliveries and cancels that nobody answered in time; says how many it looked at. */
    public int end() {
        return database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            List<UUID> overdue = messages.overdue(connection, AT_ONCE);
            if (overdue.isEmpty()) {
                return 0;
            }
            OpenOrders open = reader.lock(connection, overdue);
            Instant now = clock.instant();
            for (Overdue one : overdueNow(connection, overdue, now)) {
                open.take(one.prescription(), GATEWAY, now, order -> switch (one.kind()) {
                    case NEW_RX -> TransmissionSteps.on(order, new DeliveryAnswer.DeadlinePassed(), order.attempts());
                    case CANCEL_RX -> CancelSteps.unanswered(order, "The pharmacy did not answer the cancel.");
                    case ANSWER, FILL_NOTICES -> new Step.Unchanged(order);
                });
            }
            choices.unanswered(connection, open, overdue, now);
            messages.giveUpAnswers(connection, overdue, now);
            messages.settle(connection, open);
            messages.endCancels(
                    connection,
                    open.moved().stream()
                            .map(OpenOrders.Opened::now)
                            .filter(order -> order.cancel() instanceof Cancellation.Unknown)
                            .map(PharmacyOrder::id)
                            .toList());
            writer.write(transaction, open);
            return overdue.size();
        });
    }

    private record Overdue(UUID prescription, MessageKind kind) {}

    /** Looks again under the orders' locks: an answer may have come meanwhile. */
    private static List<Overdue> overdueNow(Connection connection, List<UUID> prescriptions, Instant now)
            throws SQLException {
        List<Overdue> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription_id, 'NEW_RX' from outgoing_message m
                where prescription_id = any(?) and kind = 'NEW_RX' and state = 'DUE' and deadline_at <= ? and not %s
                union all
                select prescription_id, 'CANCEL_RX' from pharmacy_order
                where prescription_id = any(?) and cancel in ('requested', 'pending') and cancel_deadline <= ?""".formatted(StoppedDeliveries.STOPPED))) {
            select.setArray(1, connection.createArrayOf("uuid", prescriptions.toArray()));
            select.setTimestamp(2, Timestamp.from(now));
            select.setArray(3, connection.createArrayOf("uuid", prescriptions.toArray()));
            select.setTimestamp(4, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Overdue(row.getObject(1, UUID.class), MessageKind.valueOf(row.getString(2))));
                }
            }
        }
        return found;
    }
}
