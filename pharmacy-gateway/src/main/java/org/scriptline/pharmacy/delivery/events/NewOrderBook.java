package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.delivery.AnswerComposer;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.ServiceLevel;
import org.scriptline.pharmacy.order.Authorised;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.NewOrders;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.script.ScriptRefusal;

/** Plans and stores new orders: routed by NCPDP id or NPI, written as SCRIPT or put on the worklist, or failed with the reason. */
@ApplicationScoped
public class NewOrderBook {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final NewOrders orders;
    private final OrderWriter writer;
    private final MessageComposer composer;
    private final AnswerComposer answers;
    private final RetrySchedule schedule;
    private final IdGenerator ids;

    public NewOrderBook(
            NewOrders orders,
            OrderWriter writer,
            MessageComposer composer,
            AnswerComposer answers,
            RetrySchedule schedule,
            IdGenerator ids) {
        this.orders = orders;
        this.writer = writer;
        this.composer = composer;
        this.answers = answers;
        this.schedule = schedule;
        this.ids = ids;
    }

    /** @param asked the request that the release answers, null when it answers none */
    PlannedOrder plan(
            PrescriptionReleased released,
            @Nullable Pharmacy pharmacy,
            @Nullable KnownRequest asked,
            boolean leavesNow,
            Instant now) {
        if (pharmacy == null) {
            return impossible(released, null, "The pharmacy is not in the directory.");
        }
        if (!pharmacy.takesPrescriptions(now)) {
            return impossible(released, pharmacy, "The pharmacy does not take prescriptions at present.");
        }
        if (!pharmacy.offers(ServiceLevel.NEW_RX)) {
            return impossible(released, pharmacy, "The pharmacy takes no new prescriptions electronically.");
        }
        if (pharmacy.channel() == Channel.WORKLIST) {
            return new PlannedOrder(released, order(released, pharmacy, 0), Optional.empty(), Optional.empty());
        }
        int attempt = leavesNow ? 1 : 0;
        try {
            Parcel parcel = parcel(released, pharmacy, asked, attempt, now);
            return new PlannedOrder(
                    released, order(released, pharmacy, attempt), Optional.of(parcel), Optional.empty());
        } catch (ScriptRefusal refusal) {
            return impossible(released, pharmacy, "It does not fit a SCRIPT message: " + refusal.getMessage() + ".");
        }
    }

    /**
     * A message of its own for the order.
     *
     * @throws ScriptRefusal when SCRIPT cannot carry it
     */
    Parcel parcel(
            PrescriptionReleased released, Pharmacy pharmacy, @Nullable KnownRequest asked, int attempt, Instant now) {
        UUID messageId = ids.next();
        return new Parcel(
                messageId,
                released.content().prescriptionId(),
                MessageKind.NEW_RX,
                pharmacy.ncpdpId(),
                body(released, pharmacy, asked, messageId, now),
                attempt,
                schedule.newRxDeadline(now));
    }

    /** What answers a message goes out as its answer, and never as a prescription beside it. */
    private byte[] body(
            PrescriptionReleased released,
            Pharmacy pharmacy,
            @Nullable KnownRequest asked,
            UUID messageId,
            Instant now) {
        AnsweredRequest answers = released.content().answers();
        if (asked == null || asked.messageId() == null || answers == null) {
            return composer.newRx(pharmacy.asked(released), pharmacy.party(), messageId, now);
        }
        return asked.asked().kind() == RequestKind.NEW_PRESCRIPTION
                ? composer.newRx(pharmacy.asked(released), pharmacy.party(), messageId, asked.messageId(), now)
                : this.answers.granted(asked, answers, pharmacy.asked(released), pharmacy.party(), messageId, now);
    }

    private static PlannedOrder impossible(PrescriptionReleased released, @Nullable Pharmacy pharmacy, String why) {
        return new PlannedOrder(released, order(released, pharmacy, 0), Optional.empty(), Optional.of(why));
    }

    private static PharmacyOrder order(PrescriptionReleased released, @Nullable Pharmacy pharmacy, int attempts) {
        PrescriptionContent content = released.content();
        return PharmacyOrder.created(
                new PharmacyOrder.Route(
                        content.prescriptionId(),
                        content.patientId(),
                        content.practice(),
                        content.prescriber().npi(),
                        pharmacy == null ? content.pharmacyNcpdpId() : pharmacy.ncpdpId(),
                        pharmacy == null ? Channel.SCRIPT : pharmacy.channel()),
                new Authorised(
                        content.quantity(), content.refills(), content.quantityUnit(), content.quantityUnitCode()),
                attempts);
    }

    /** Stores them; a worklist order is listed at once, an impossible one has failed, and the others say nothing before their first answer. */
    void store(Transaction transaction, List<PlannedOrder> planned, Instant now) throws SQLException {
        orders.insert(
                transaction.connection(),
                planned.stream()
                        .map(plan -> new NewOrders.NewOrder(plan.order(), plan.released()))
                        .toList());
        OpenOrders open =
                new OpenOrders(planned.stream().map(PlannedOrder::order).toList());
        for (PlannedOrder plan : planned) {
            if (plan.impossible().isPresent()) {
                DeliveryAnswer never =
                        new DeliveryAnswer.Refused(null, plan.impossible().get());
                open.take(plan.order().id(), GATEWAY, now, order -> TransmissionSteps.on(order, never, 0));
            } else if (plan.order().route().channel() == Channel.WORKLIST) {
                open.take(plan.order().id(), GATEWAY, now, TransmissionSteps::listed);
            }
        }
        writer.write(transaction, open);
    }
}
