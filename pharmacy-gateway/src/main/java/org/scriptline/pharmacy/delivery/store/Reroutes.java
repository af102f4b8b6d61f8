package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.pharmacy.conversation.store.RequestRows;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.script.ScriptRefusal;

/**
 * Whatever made an order go on to another pharmacy: its messages to the first one and the requests of that one end, and the other one gets its own, unless it has the
 * prescription from the first. Called with the order's lock held, before it is written.
 */
@ApplicationScoped
public class Reroutes {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final PharmacyDirectory directory;
    private final OrderContents contents;
    private final OutgoingMessages messages;
    private final RequestRows requests;
    private final MessageComposer composer;
    private final RetrySchedule schedule;
    private final IdGenerator ids;
    private final Clock clock;

    public Reroutes(
            PharmacyDirectory directory,
            OrderContents contents,
            OutgoingMessages messages,
            RequestRows requests,
            MessageComposer composer,
            RetrySchedule schedule,
            IdGenerator ids,
            Clock clock) {
        this.directory = directory;
        this.contents = contents;
        this.messages = messages;
        this.requests = requests;
        this.composer = composer;
        this.schedule = schedule;
        this.ids = ids;
        this.clock = clock;
    }

    /** Follows every order that moved to another pharmacy. */
    public void follow(Transaction transaction, OpenOrders open) throws SQLException {
        for (OpenOrders.Opened opened : open.moved()) {
            if (opened.rerouted()) {
                requests.supersede(transaction, opened.now().id(), GATEWAY);
                follow(transaction.connection(), open, opened.now());
            }
        }
    }

    private void follow(Connection connection, OpenOrders open, PharmacyOrder order) throws SQLException {
        UUID id = order.id();
        messages.withdraw(connection, id);
        messages.endCancels(connection, List.of(id));
        if (order.route().transferredFrom() != null) {
            return;
        }
        String pharmacyId = order.route().pharmacyNcpdpId();
        Instant now = clock.instant();
        Pharmacy pharmacy = directory.find(connection, List.of(pharmacyId)).get(pharmacyId);
        if (pharmacy == null || !pharmacy.takesPrescriptions(now)) {
            fail(open, id, now, "The pharmacy does not take prescriptions at present.");
        } else if (order.route().channel() == Channel.WORKLIST) {
            open.take(id, GATEWAY, now, TransmissionSteps::listed);
        } else {
            send(connection, open, id, pharmacy, now);
        }
    }

    private void send(Connection connection, OpenOrders open, UUID id, Pharmacy pharmacy, Instant now)
            throws SQLException {
        PrescriptionReleased released = contents.released(connection, id);
        UUID messageId = ids.next();
        try {
            byte[] body = composer.newRx(pharmacy.asked(released), pharmacy.party(), messageId, now);
            messages.insertDue(
                    connection,
                    List.of(new Parcel(
                            messageId,
                            id,
                            MessageKind.NEW_RX,
                            pharmacy.ncpdpId(),
                            body,
                            0,
                            schedule.newRxDeadline(now))));
        } catch (ScriptRefusal refusal) {
            fail(open, id, now, "It does not fit a SCRIPT message: " + refusal.getMessage() + ".");
            return;
        }
        if (contents.openAlerts(connection, id).stream()
                .anyMatch(alert -> alert.severity() == Severity.CONTRAINDICATED)) {
            open.take(id, GATEWAY, now, TransmissionSteps::hold);
            messages.hold(connection, id);
        }
    }

    private static void fail(OpenOrders open, UUID id, Instant now, String why) {
        open.take(id, GATEWAY, now, order -> TransmissionSteps.on(order, new DeliveryAnswer.Refused(null, why), 0));
    }
}
