package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.inbound.InboundSteps;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.script.Message;

/** Moves the order that a message is about. */
@ApplicationScoped
public class OrderSteps {

    private final OrderReader reader;
    private final OrderWriter writer;
    private final OutgoingMessages messages;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public OrderSteps(
            OrderReader reader, OrderWriter writer, OutgoingMessages messages, DeliveryRounds rounds, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.messages = messages;
        this.rounds = rounds;
        this.clock = clock;
    }

    void step(Transaction transaction, Message message, Match match, Actor sender) throws SQLException {
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, List.of(match.prescriptionId()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        open.take(
                match.prescriptionId(),
                sender,
                clock.instant(),
                order -> InboundSteps.on(order, message.body(), match.toCancel(), today));
        messages.settle(connection, open);
        for (OpenOrders.Opened moved : open.moved()) {
            if (undecided(moved.before().cancel()) && !undecided(moved.now().cancel())) {
                messages.endCancels(connection, List.of(match.prescriptionId()));
            }
            if (moved.settled()) {
                transaction.afterCommit(rounds::nudge);
            }
        }
        writer.write(transaction, open);
        rememberReference(connection, message, match);
    }

    private static boolean undecided(Cancellation cancel) {
        return cancel instanceof Cancellation.Requested || cancel instanceof Cancellation.Pending;
    }

    private static void rememberReference(Connection connection, Message message, Match match) throws SQLException {
        if (message.header().rxReferenceNumber() == null) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update pharmacy_order set rx_reference_number = ?
                where prescription_id = ? and rx_reference_number is null""")) {
            update.setString(1, message.header().rxReferenceNumber());
            update.setObject(2, match.prescriptionId());
            update.executeUpdate();
        }
    }
}
