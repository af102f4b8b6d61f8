package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.ResendRequested;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.conversation.store.RequestRows;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.FillChoices;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages.NewRxState;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.ServiceLevel;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.Transmission;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.script.ScriptRefusal;

/**
 * The prescriber has what did not arrive sent to the same pharmacy once more. Where the pharmacy may have it, the same message goes again under its MessageID, by
 * which the pharmacy knows a repeat; what it surely refused, or never left, goes under a new one. The PrescriberOrderNumber stays the same.
 */
@ApplicationScoped
public class ResendRequests {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final OrderReader reader;
    private final OrderWriter writer;
    private final OrderContents contents;
    private final PharmacyDirectory directory;
    private final NewOrderBook book;
    private final OutgoingMessages messages;
    private final FillChoices choices;
    private final RequestRows requests;
    private final RetrySchedule schedule;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public ResendRequests(
            OrderReader reader,
            OrderWriter writer,
            OrderContents contents,
            PharmacyDirectory directory,
            NewOrderBook book,
            OutgoingMessages messages,
            FillChoices choices,
            RequestRows requests,
            RetrySchedule schedule,
            DeliveryRounds rounds,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.contents = contents;
        this.directory = directory;
        this.book = book;
        this.messages = messages;
        this.choices = choices;
        this.requests = requests;
        this.schedule = schedule;
        this.rounds = rounds;
        this.clock = clock;
    }

    void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        UUID id = event.payload(ResendRequested.class).prescriptionId();
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, List.of(id));
        PharmacyOrder before = open.order(id)
                .orElseThrow(() -> new EventRefusedException(
                        ErrorCode.EVENT_REFUSED, "another delivery of an order that is not here"));
        Instant now = clock.instant();
        Optional<NewRxState> newRx =
                messages.lockNewRx(connection, id, before.route().pharmacyNcpdpId());
        Optional<Step> step = open.take(id, event.actor(), now, TransmissionSteps::resent);
        if (step.isPresent() && step.get() instanceof Step.Moved) {
            startAnew(connection, id, now);
            deliver(connection, open, before, newRx, now);
            writer.write(transaction, open);
            transaction.afterCommit(rounds::nudge);
        }
    }

    /** Its lateness counts from now. */
    private static void startAnew(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update pharmacy_order set lateness = 0, routed_at = ? where prescription_id = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private void deliver(
            Connection connection, OpenOrders open, PharmacyOrder before, Optional<NewRxState> newRx, Instant now)
            throws SQLException {
        String pharmacyId = before.route().pharmacyNcpdpId();
        Pharmacy pharmacy = directory.find(connection, List.of(pharmacyId)).get(pharmacyId);
        if (pharmacy == null || !pharmacy.takesPrescriptions(now) || !pharmacy.offers(ServiceLevel.NEW_RX)) {
            fail(open, before.id(), now, "The pharmacy does not take prescriptions electronically at present.");
        } else if (pharmacy.channel() != before.route().channel()) {
            fail(open, before.id(), now, "The pharmacy is reached in another way now; it needs a new prescription.");
        } else if (pharmacy.channel() == Channel.WORKLIST) {
            open.take(before.id(), GATEWAY, now, TransmissionSteps::listed);
        } else {
            send(connection, open, before, pharmacy, newRx, now);
        }
    }

    private void send(
            Connection connection,
            OpenOrders open,
            PharmacyOrder before,
            Pharmacy pharmacy,
            Optional<NewRxState> newRx,
            Instant now)
            throws SQLException {
        UUID id = before.id();
        if (newRx.isPresent() && (newRx.get().unanswered() || before.transmission() instanceof Transmission.Unknown)) {
            messages.again(connection, newRx.get().messageId(), schedule.newRxDeadline(now));
            // The same message says what was chosen when it was written.
            choices.follow(connection, open, before, newRx.get().messageId(), now);
        } else {
            // The new message says what was chosen last.
            messages.withdrawChoice(connection, id);
            PrescriptionReleased released = contents.released(connection, id);
            try {
                messages.insertDue(
                        connection,
                        List.of(book.parcel(released, pharmacy, asked(connection, released, pharmacy), 0, now)));
            } catch (ScriptRefusal refusal) {
                fail(open, id, now, "It does not fit a SCRIPT message: " + refusal.getMessage() + ".");
                return;
            }
        }
        if (contents.openAlerts(connection, id).stream()
                .anyMatch(alert -> alert.severity() == Severity.CONTRAINDICATED)) {
            open.take(id, GATEWAY, now, TransmissionSteps::hold);
            messages.hold(connection, id);
        }
    }

    /** What this pharmacy asked for and the order answers; null when it answers nothing of it. */
    private @Nullable KnownRequest asked(Connection connection, PrescriptionReleased released, Pharmacy pharmacy)
            throws SQLException {
        AnsweredRequest answers = released.content().answers();
        if (answers == null) {
            return null;
        }
        KnownRequest request =
                requests.byIds(connection, List.of(answers.requestId())).get(answers.requestId());
        return request != null && request.asked().pharmacyNcpdpId().equals(pharmacy.ncpdpId()) ? request : null;
    }

    private static void fail(OpenOrders open, UUID id, Instant now, String why) {
        open.take(id, GATEWAY, now, order -> TransmissionSteps.on(order, new DeliveryAnswer.Refused(null, why), 0));
    }
}
