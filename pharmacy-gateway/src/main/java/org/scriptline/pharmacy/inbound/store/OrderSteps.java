package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.kit.database.Transaction;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.FillChoices;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.delivery.store.Reroutes;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.InboundSteps;
import org.scriptline.pharmacy.inbound.LateError;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.RxTransfer;

/** Moves the order that a message is about. */
@ApplicationScoped
public class OrderSteps {

    private final OrderReader reader;
    private final OrderWriter writer;
    private final OutgoingMessages messages;
    private final Reroutes reroutes;
    private final DeliveryRounds rounds;
    private final MailboxAnswers mailboxes;
    private final LateErrors errors;
    private final Transfers transfers;
    private final FillChoices choices;
    private final Clock clock;

    public OrderSteps(
            OrderReader reader,
            OrderWriter writer,
            OutgoingMessages messages,
            Reroutes reroutes,
            DeliveryRounds rounds,
            MailboxAnswers mailboxes,
            LateErrors errors,
            Transfers transfers,
            FillChoices choices,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.messages = messages;
        this.reroutes = reroutes;
        this.rounds = rounds;
        this.mailboxes = mailboxes;
        this.errors = errors;
        this.transfers = transfers;
        this.choices = choices;
        this.clock = clock;
    }

    /** Takes the step of each matched message, in order; several messages about one order move it one after another. Gives what is refused because of the order's state. */
    Map<TakenMessage.Key, InboundAnswer> step(Transaction transaction, List<TakenMessage> messages)
            throws SQLException {
        Map<TakenMessage.Key, InboundAnswer> refusals = new HashMap<>();
        if (messages.isEmpty()) {
            return refusals;
        }
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(
                connection,
                messages.stream().map(OrderSteps::prescription).distinct().toList());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Transfers.Received> received = new ArrayList<>();
        for (TakenMessage taken : messages) {
            UUID prescription = prescription(taken);
            transaction.traces().link(prescription.toString(), taken.traceparent());
            if (taken.message().body() instanceof RxTransfer transfer) {
                Transfers.Taken given = transfers.take(connection, open, prescription, taken, transfer);
                given.refusal().ifPresent(words -> refusals.put(taken.key(), refused(words)));
                given.received().ifPresent(received::add);
                continue;
            }
            if (match(taken).toFillNotices() && !(taken.message().body() instanceof RxFill)) {
                said(connection, open, taken);
                continue;
            }
            boolean gave = transfers.gave(
                    connection,
                    open.order(prescription).orElseThrow(),
                    taken.message().header().from().id());
            LateError late = errors.judge(connection, open.order(prescription).orElseThrow(), taken);
            open.take(prescription, taken.sender(), clock.instant(), order -> step(order, taken, gave, late, today));
        }
        messages(transaction, open);
        mailboxes.take(connection, messages);
        errors.take(connection, open, messages);
        reroutes.follow(transaction, open);
        for (Transfers.Received one : received) {
            choices.follow(connection, open, open.order(one.prescription()).orElseThrow(), null, one.at());
        }
        writer.write(transaction, open);
        for (Transfers.Received one : received) {
            transfers.keep(connection, one);
            transaction.afterCommit(rounds::nudge);
        }
        for (TakenMessage taken : messages) {
            if (match(taken).step() == MatchStep.PATIENT) {
                continue;
            }
            rememberReference(connection, taken.message(), prescription(taken));
        }
        return refusals;
    }

    /** What the pharmacy says to the latest choice of fill notices moves no axis, and is stated. */
    private void said(Connection connection, OpenOrders open, TakenMessage taken) throws SQLException {
        UUID told = Matching.uuid(taken.message().header().relatesToMessageId());
        if (told != null) {
            choices.answered(
                    connection,
                    open,
                    prescription(taken),
                    told,
                    taken.message().body(),
                    taken.sender(),
                    clock.instant());
        }
    }

    private static InboundAnswer refused(String words) {
        return InboundAnswer.rejected(InboundAnswer.UNFITTING, words);
    }

    /** @param gave whether the sender gave the order to another pharmacy */
    private static Step step(PharmacyOrder order, TakenMessage taken, boolean gave, LateError late, LocalDate today) {
        String sender = taken.message().header().from().id();
        boolean toCancel = match(taken).toCancel();
        if (match(taken).toAnswer() && !(taken.message().body() instanceof RxFill)) {
            return new Step.Unchanged(order);
        }
        if (gave) {
            return InboundSteps.fromGiver(order, taken.message().body(), sender, today);
        }
        return order.route().pharmacyNcpdpId().equals(sender)
                ? InboundSteps.on(order, taken.message().body(), toCancel, late, today)
                : InboundSteps.fromFormer(order, taken.message().body(), toCancel, sender);
    }

    private void messages(Transaction transaction, OpenOrders open) throws SQLException {
        messages.settle(transaction.connection(), open);
        List<OpenOrders.Opened> moved = open.moved();
        messages.endCancels(
                transaction.connection(),
                moved.stream()
                        .filter(one -> undecided(one.before().cancel())
                                && !undecided(one.now().cancel()))
                        .map(one -> one.now().id())
                        .toList());
        if (moved.stream().anyMatch(OpenOrders.Opened::settled)) {
            transaction.afterCommit(rounds::nudge);
        }
    }

    private static Match match(TakenMessage taken) {
        if (taken.match() == null) {
            throw new IllegalStateException("a message that matches no order moves none");
        }
        return taken.match();
    }

    private static UUID prescription(TakenMessage taken) {
        return match(taken).prescriptionId();
    }

    private static boolean undecided(Cancellation cancel) {
        return cancel instanceof Cancellation.Requested || cancel instanceof Cancellation.Pending;
    }

    private static void rememberReference(Connection connection, Message message, UUID prescription)
            throws SQLException {
        if (message.header().rxReferenceNumber() == null) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update pharmacy_order set rx_reference_number = ?
                where prescription_id = ? and pharmacy_ncpdp_id = ? and rx_reference_number is null""")) {
            update.setString(1, message.header().rxReferenceNumber());
            update.setObject(2, prescription);
            update.setString(3, message.header().from().id());
            update.executeUpdate();
        }
    }
}
