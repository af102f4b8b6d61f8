package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.ServiceLevel;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.FillChoiceSteps;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.Verify;

/**
 * Tells a pharmacy of which fills its prescriber wants to hear from now on, and states what it says to that. Only the message of the latest choice counts. Called with
 * the order's lock held.
 */
@ApplicationScoped
public class FillChoices {

    /** What is stated of a choice that the pharmacy cannot be told. */
    public static final String NOT_TOLD_HERE = "The pharmacy tells of no fills electronically and was not asked.";

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final OrderContents contents;
    private final PharmacyDirectory directory;
    private final MessageComposer composer;
    private final OutgoingMessages messages;
    private final RetrySchedule schedule;
    private final IdGenerator ids;

    public FillChoices(
            OrderContents contents,
            PharmacyDirectory directory,
            MessageComposer composer,
            OutgoingMessages messages,
            RetrySchedule schedule,
            IdGenerator ids) {
        this.contents = contents;
        this.directory = directory;
        this.composer = composer;
        this.messages = messages;
        this.schedule = schedule;
        this.ids = ids;
    }

    /**
     * Stores the message in place of one that was not answered yet; gives why there is none, empty when there is one.
     *
     * @param newRxId the MessageID of the NewRx, null for a pharmacy that got the prescription from another one: it knows the order number
     * @param waits until the NewRx has an answer
     */
    public Optional<String> tell(
            Connection connection, PharmacyOrder order, @Nullable UUID newRxId, boolean waits, Instant now)
            throws SQLException {
        String id = order.route().pharmacyNcpdpId();
        Instant onItsWay = messages.withdrawChoice(connection, order.id());
        Pharmacy pharmacy = directory.find(connection, List.of(id)).get(id);
        if (pharmacy == null || !pharmacy.offers(ServiceLevel.FILL)) {
            return Optional.of(NOT_TOLD_HERE);
        }
        PrescriptionReleased released = contents.released(connection, order.id());
        UUID messageId = ids.next();
        byte[] body;
        try {
            body = composer.fillNotices(released, pharmacy.party(), messageId, newRxId, now);
        } catch (ScriptRefusal refusal) {
            return Optional.of("It does not fit a SCRIPT message: " + refusal.getMessage() + ".");
        }
        Parcel parcel =
                new Parcel(messageId, order.id(), MessageKind.FILL_NOTICES, id, body, 0, schedule.cancelDeadline(now));
        // An earlier choice whose attempt is on its way must not arrive after this one.
        messages.insertChoice(connection, parcel, waits, onItsWay != null && onItsWay.isAfter(now) ? onItsWay : now);
        remember(connection, order.id(), messageId);
        return Optional.empty();
    }

    /**
     * A pharmacy that gets the order in words older than the latest choice is told that too.
     *
     * @param newRxId the NewRx that is under way to it, null when it got the order from another pharmacy
     */
    public void follow(Connection connection, OpenOrders open, PharmacyOrder order, @Nullable UUID newRxId, Instant now)
            throws SQLException {
        if (order.route().channel() == Channel.SCRIPT && contents.chosenSince(connection, order.id())) {
            Optional<String> why = tell(connection, order, newRxId, newRxId != null, now);
            why.ifPresent(words -> notTold(open, order.id(), words, now));
        }
    }

    /** States that the pharmacy was not told, and why. */
    public void notTold(OpenOrders open, UUID id, String why, Instant now) {
        open.take(id, GATEWAY, now, order -> new Step.Moved(order, OrderChange.FILL_NOTICES_REFUSED, why));
    }

    /** What an attempt came to; one that is made again says nothing. */
    void closed(Connection connection, OpenOrders open, AttemptOutcome outcome, Instant now) throws SQLException {
        Parcel parcel = outcome.parcel();
        if (parcel.kind() == MessageKind.FILL_NOTICES
                && !outcome.retry()
                && outcome.reply() instanceof Reply.Answered answered) {
            answered(connection, open, parcel.prescriptionId(), parcel.messageId(), answered.body(), GATEWAY, now);
        }
    }

    /** What the pharmacy said to the message with this id; nothing when it is not that of the latest choice where the order is. */
    public void answered(
            Connection connection,
            OpenOrders open,
            UUID prescription,
            UUID messageId,
            Body body,
            Actor who,
            Instant now)
            throws SQLException {
        switch (body) {
            case Status status ->
                say(
                        connection,
                        open,
                        new Told(prescription, messageId),
                        status.code().equals(Status.ACCEPTED)
                                ? OrderChange.FILL_NOTICES_UNKNOWN
                                : OrderChange.FILL_NOTICES_CHANGED,
                        status.code().equals(Status.ACCEPTED)
                                ? "The network has taken the message; the pharmacy has not been heard."
                                : "The pharmacy's system accepted the message.",
                        who,
                        now);
            case Verify ignored ->
                say(
                        connection,
                        open,
                        new Told(prescription, messageId),
                        OrderChange.FILL_NOTICES_CHANGED,
                        "The pharmacy confirmed it.",
                        who,
                        now);
            case ErrorAnswer error ->
                say(
                        connection,
                        open,
                        new Told(prescription, messageId),
                        OrderChange.FILL_NOTICES_REFUSED,
                        AttemptOutcome.refusal(error),
                        who,
                        now);
            default -> {}
        }
    }

    /** Ends messages that nobody answered in time; one that waits for its NewRx has its time before it. */
    void unanswered(Connection connection, OpenOrders open, List<UUID> prescriptions, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set state = 'GIVEN_UP', ended_at = ?, leased_until = null
                where prescription_id = any(?) and kind = 'FILL_NOTICES' and state = 'DUE' and deadline_at <= ?
                returning prescription_id, id""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setArray(2, connection.createArrayOf("uuid", prescriptions.toArray()));
            update.setTimestamp(3, Timestamp.from(now));
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    say(
                            connection,
                            open,
                            new Told(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            OrderChange.FILL_NOTICES_UNKNOWN,
                            "The pharmacy did not answer.",
                            GATEWAY,
                            now);
                }
            }
        }
    }

    /** A message that tells a choice. */
    private record Told(UUID prescription, UUID messageId) {}

    private static void say(
            Connection connection,
            OpenOrders open,
            Told told,
            OrderChange change,
            String detail,
            Actor who,
            Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.fill_notices_said
                from order_content c join outgoing_message m on m.id = c.fill_notices_message
                join pharmacy_order o on o.prescription_id = c.prescription_id
                                     and o.pharmacy_ncpdp_id = m.pharmacy_ncpdp_id
                where c.prescription_id = ? and c.fill_notices_message = ?""")) {
            select.setObject(1, told.prescription());
            select.setObject(2, told.messageId());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                String before = row.getString(1);
                boolean moved = open.take(
                                told.prescription(),
                                who,
                                now,
                                order -> FillChoiceSteps.say(order, before, change, detail))
                        .filter(Step.Moved.class::isInstance)
                        .isPresent();
                if (moved) {
                    keep(connection, told.prescription(), change);
                }
            }
        }
    }

    private static void keep(Connection connection, UUID prescription, OrderChange said) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update order_content set fill_notices_said = ? where prescription_id = ?")) {
            update.setString(1, said.code());
            update.setObject(2, prescription);
            update.executeUpdate();
        }
    }

    private static void remember(Connection connection, UUID prescription, UUID messageId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update order_content set fill_notices_message = ?, fill_notices_said = null where prescription_id = ?""")) {
            update.setObject(1, messageId);
            update.setObject(2, prescription);
            update.executeUpdate();
        }
    }
}
