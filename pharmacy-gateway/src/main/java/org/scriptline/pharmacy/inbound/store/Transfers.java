package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.store.CancelMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.ReportedFillSteps;
import org.scriptline.pharmacy.order.RerouteSteps;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.TransferSteps;
import org.scriptline.pharmacy.script.RxTransfer;

/**
 * The pharmacy where an order is says that it gave the rest of it to another one. Where that one is in the directory and never had the order, the order goes on there, in the
 * transaction that ends it at the first: no NewRx is sent, since the transfer is the prescription, and a cancel that waits for the first pharmacy's answer is asked
 * of the second.
 */
@ApplicationScoped
public class Transfers {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");
    private static final String NCPDP_ID = "[0-9]{7}";

    private final PharmacyDirectory directory;
    private final OutgoingMessages messages;
    private final CancelMessages cancelMessages;
    private final Clock clock;

    public Transfers(
            PharmacyDirectory directory, OutgoingMessages messages, CancelMessages cancelMessages, Clock clock) {
        this.directory = directory;
        this.messages = messages;
        this.cancelMessages = cancelMessages;
        this.clock = clock;
    }

    /**
     * An order that goes on at another pharmacy.
     *
     * @param dispensed before it went
     * @param cancel what the prescriber has asked and nobody has answered, null for nothing
     */
    record Received(
            UUID prescription,
            String from,
            String to,
            String messageId,
            BigDecimal dispensed,
            @Nullable CancelRequested cancel,
            Instant at) {}

    /**
     * What came of a transfer.
     *
     * @param refusal why it is refused, at most 70 characters
     */
    record Taken(Optional<String> refusal, Optional<Received> received) {

        static final Taken NOTHING_MORE = new Taken(Optional.empty(), Optional.empty());

        static Taken refused(String words) {
            return new Taken(Optional.of(words), Optional.empty());
        }
    }

    /** Moves the order of a transfer, under its lock. */
    Taken take(Connection connection, OpenOrders open, UUID id, TakenMessage message, RxTransfer transfer)
            throws SQLException {
        PharmacyOrder order = open.order(id).orElseThrow();
        String sender = message.message().header().from().id();
        String named = named(transfer.receiver(), sender);
        Pharmacy receiver = pharmacy(connection, named);
        if (!order.route().pharmacyNcpdpId().equals(sender)) {
            return again(connection, order, sender, named, receiver);
        }
        if (foreign(transfer.giver(), pharmacy(connection, transfer.giver()), sender)) {
            return Taken.refused("The transfer names another pharmacy as its giver");
        }
        if (transfer.controlled()) {
            return Taken.refused("Controlled substances are not transferred here");
        }
        boolean goesOn = receiver != null
                && !receiver.ncpdpId().equals(sender)
                && !messages.tried(connection, id, receiver.ncpdpId());
        Instant now = clock.instant();
        String detail = whoGotIt(named, receiver, goesOn);
        Step given = open.take(id, message.sender(), now, one -> TransferSteps.given(one, goesOn, detail))
                .orElseThrow();
        if (given instanceof Step.Refused refused) {
            return Taken.refused(refused.detail());
        }
        return receiver == null || !goesOn
                ? Taken.NOTHING_MORE
                : received(connection, open, order, receiver, message, transfer, now);
    }

    /** Who names itself names nobody. */
    private static @Nullable String named(@Nullable String receiver, String sender) {
        return sender.equals(receiver) ? null : receiver;
    }

    private @Nullable Pharmacy pharmacy(Connection connection, @Nullable String id) throws SQLException {
        return id == null ? null : directory.find(connection, List.of(id)).get(id);
    }

    private static boolean foreign(@Nullable String giver, @Nullable Pharmacy known, String sender) {
        String id = known == null ? giver : known.ncpdpId();
        return id != null && id.matches(NCPDP_ID) && !id.equals(sender);
    }

    /** It was said before; to whom it went is not changed afterwards. */
    private static Taken again(
            Connection connection,
            PharmacyOrder order,
            String sender,
            @Nullable String named,
            @Nullable Pharmacy receiver)
            throws SQLException {
        Optional<String> went = wentTo(connection, order, sender);
        boolean same = went.isPresent()
                && (named == null || receiver != null && receiver.ncpdpId().equals(went.get()));
        return same ? Taken.NOTHING_MORE : Taken.refused("The prescription is at another pharmacy already");
    }

    private static String whoGotIt(@Nullable String named, @Nullable Pharmacy receiver, boolean goesOn) {
        if (named == null) {
            return ReportedFillSteps.RECEIVER_UNKNOWN;
        }
        if (receiver == null) {
            return (named.matches(NCPDP_ID) ? "Pharmacy " + named : "The other pharmacy")
                    + " got what is left of it and is not known here: what it dispenses will not be told.";
        }
        return goesOn
                ? "Pharmacy " + receiver.ncpdpId() + " got what is left of it."
                : "Pharmacy " + receiver.ncpdpId() + " got what is left of it and had it before:"
                        + " it is not followed there.";
    }

    private Taken received(
            Connection connection,
            OpenOrders open,
            PharmacyOrder before,
            Pharmacy receiver,
            TakenMessage message,
            RxTransfer transfer,
            Instant now)
            throws SQLException {
        UUID id = before.id();
        PharmacyOrder.Reroute target = new PharmacyOrder.Reroute(receiver.ncpdpId(), receiver.channel());
        BigDecimal told = transfer.left(before.authorised().unitCode());
        CancelRequested wanted = wanted(connection, before, now);
        open.take(id, message.sender(), now, order -> TransferSteps.received(order, target, told));
        PharmacyOrder.Reroute wish = before.reroutesTo();
        if (wish != null && !wish.pharmacyNcpdpId().equals(receiver.ncpdpId())) {
            String why = "It was transferred to pharmacy " + receiver.ncpdpId() + "; ask again to have it leave there.";
            open.take(id, GATEWAY, now, order -> RerouteSteps.refused(order, why));
        }
        if (wanted != null) {
            open.take(id, GATEWAY, now, order -> CancelSteps.request(order, false));
            if (open.order(id).orElseThrow().cancel() instanceof Cancellation.Requested
                    && !cancelMessages.insert(connection, wanted, receiver.ncpdpId(), null, false, now)) {
                open.take(id, GATEWAY, now, order -> CancelSteps.unanswered(order, CancelMessages.NOT_TAKEN));
            }
        }
        return new Taken(
                Optional.empty(),
                Optional.of(new Received(
                        id,
                        before.route().pharmacyNcpdpId(),
                        receiver.ncpdpId(),
                        message.key().messageId(),
                        before.dispensed(),
                        wanted,
                        now)));
    }

    /** The cancel that the prescriber has asked for and the first pharmacy has not answered; one that was only asked for another pharmacy's sake is none. */
    private static @Nullable CancelRequested wanted(Connection connection, PharmacyOrder order, Instant now)
            throws SQLException {
        boolean asked =
                order.cancel() instanceof Cancellation.Requested || order.cancel() instanceof Cancellation.Pending;
        if (!asked || order.reroutesTo() != null) {
            return null;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select cancel_reason, cancel_comment from pharmacy_order where prescription_id = ?")) {
            select.setObject(1, order.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String code = row.getString(1);
                return new CancelRequested(
                        order.id(),
                        order.route().patientId(),
                        Arrays.stream(CancelReason.values())
                                .filter(reason -> reason.code().equals(code))
                                .findFirst()
                                .orElse(CancelReason.OTHER),
                        row.getString(2),
                        now);
            }
        }
    }

    /** Whether a pharmacy gave the order to another one and has it no more. */
    boolean gave(Connection connection, PharmacyOrder order, String pharmacy) throws SQLException {
        return !order.route().pharmacyNcpdpId().equals(pharmacy)
                && wentTo(connection, order, pharmacy).isPresent();
    }

    private static Optional<String> wentTo(Connection connection, PharmacyOrder order, String giver)
            throws SQLException {
        if (giver.equals(order.route().transferredFrom())) {
            return Optional.of(order.route().pharmacyNcpdpId());
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select to_pharmacy from order_transfer where prescription_id = ? and from_pharmacy = ?")) {
            select.setObject(1, order.id());
            select.setString(2, giver);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Keeps who gave it to whom, and what was dispensed before; called when the order is written. */
    void keep(Connection connection, Received received) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into order_transfer (prescription_id, from_pharmacy, to_pharmacy, message_id, dispensed,
                                            transferred_at)
                values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, received.prescription());
            insert.setString(2, received.from());
            insert.setString(3, received.to());
            insert.setString(4, received.messageId());
            insert.setBigDecimal(5, received.dispensed());
            insert.setTimestamp(6, Timestamp.from(received.at()));
            insert.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update pharmacy_order set dispensed_before = ? where prescription_id = ?")) {
            update.setBigDecimal(1, received.dispensed());
            update.setObject(2, received.prescription());
            update.executeUpdate();
        }
        if (received.cancel() != null) {
            cancelMessages.rememberAsked(connection, received.cancel(), received.at());
        }
    }
}
