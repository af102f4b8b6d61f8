package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.PharmacyRequest;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.RxTransfer;

/** Finds the order that a message is about: by RelatesToMessageID, then PrescriberOrderNumber, then RxReferenceNumber, and what asks for a prescription where none exists, or for a history, by its patient; always one of the sender's own. */
@ApplicationScoped
public class Matching {

    private final KnownPatients patients;

    public Matching(KnownPatients patients) {
        this.patients = patients;
    }

    /** The order of each message; those are left out for which no id, or more than one order, fits. */
    Map<TakenMessage.Key, Match> match(Connection connection, List<TakenMessage> messages) throws SQLException {
        Map<TakenMessage.Key, Match> matches = byRelatesTo(connection, messages);
        for (TakenMessage taken : messages) {
            if (!matches.containsKey(taken.key())) {
                byWords(connection, taken.message()).ifPresent(match -> matches.put(taken.key(), match));
            }
        }
        return matches;
    }

    private Optional<Match> byWords(Connection connection, Message message) throws SQLException {
        String pharmacy = message.header().from().id();
        if (message.body() instanceof NewRxRequest wanted) {
            return patients.match(connection, message.header(), wanted);
        }
        if (message.body() instanceof RxHistoryRequest asked) {
            return patients.match(connection, message.header(), asked);
        }
        Optional<Match> match = byOrderNumber(
                connection, message, pharmacy, uuid(message.header().prescriberOrderNumber()));
        return match.isPresent() ? match : byReference(connection, message, pharmacy);
    }

    /** It is about a patient, whatever message it may relate to. */
    private static boolean ofAPatient(Message message) {
        return message.body() instanceof NewRxRequest || message.body() instanceof RxHistoryRequest;
    }

    /** It asks for something, or gives the order away: only the pharmacy where the order is can do that. */
    static boolean ofThePresentPharmacy(Message message) {
        return message.body() instanceof PharmacyRequest || gives(message);
    }

    /** It gives the order away; one that gave it away may say so again. */
    private static boolean gives(Message message) {
        return message.body() instanceof RxTransfer;
    }

    private static Map<TakenMessage.Key, Match> byRelatesTo(Connection connection, List<TakenMessage> messages)
            throws SQLException {
        Map<TakenMessage.Key, Match> matches = new HashMap<>();
        List<TakenMessage> related = messages.stream()
                .filter(taken -> uuid(taken.message().header().relatesToMessageId()) != null)
                .filter(taken -> !ofAPatient(taken.message()))
                .toList();
        if (related.isEmpty()) {
            return matches;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select given.sender, given.message_id, m.prescription_id, m.kind
                from unnest(?::text[], ?::text[], ?::uuid[], ?::boolean[], ?::boolean[])
                     as given (sender, message_id, related, asks, gives)
                join outgoing_message m on m.id = given.related and m.pharmacy_ncpdp_id = given.sender
                join pharmacy_order o on o.prescription_id = m.prescription_id
                     and (not given.asks or o.pharmacy_ncpdp_id = given.sender
                          or given.gives and exists (
                              select from order_transfer t
                              where t.prescription_id = o.prescription_id and t.from_pharmacy = given.sender))""")) {
            ColumnArrays columns = new ColumnArrays(connection, select, 1);
            columns.set("text", related, taken -> taken.key().sender());
            columns.set("text", related, taken -> taken.key().messageId());
            columns.set("uuid", related, taken -> uuid(taken.message().header().relatesToMessageId()));
            columns.set("boolean", related, taken -> ofThePresentPharmacy(taken.message()));
            columns.set("boolean", related, taken -> gives(taken.message()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    matches.put(
                            new TakenMessage.Key(row.getString(1), row.getString(2)),
                            new Match(
                                    row.getObject(3, UUID.class),
                                    MatchStep.RELATES_TO_MESSAGE_ID,
                                    row.getString(4).equals("CANCEL_RX"),
                                    row.getString(4).equals("ANSWER"),
                                    row.getString(4).equals("FILL_NOTICES")));
                }
            }
        }
        return matches;
    }

    private static Optional<Match> byOrderNumber(
            Connection connection, Message message, String pharmacy, @Nullable UUID orderNumber) throws SQLException {
        if (orderNumber == null) {
            return Optional.empty();
        }
        // A pharmacy where the order was before still says what it did, and asks for nothing.
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription_id from pharmacy_order o
                where prescription_id = ? and (
                    pharmacy_ncpdp_id = ?
                    or not ? and exists (
                        select from outgoing_message m
                        where m.prescription_id = o.prescription_id and m.pharmacy_ncpdp_id = ?)
                    or ? and exists (
                        select from order_transfer t
                        where t.prescription_id = o.prescription_id and t.from_pharmacy = ?))""")) {
            select.setObject(1, orderNumber);
            select.setString(2, pharmacy);
            select.setBoolean(3, ofThePresentPharmacy(message));
            select.setString(4, pharmacy);
            select.setBoolean(5, !ofThePresentPharmacy(message) || gives(message));
            select.setString(6, pharmacy);
            return only(select, message, MatchStep.PRESCRIBER_ORDER_NUMBER);
        }
    }

    private static Optional<Match> byReference(Connection connection, Message message, String pharmacy)
            throws SQLException {
        if (message.header().rxReferenceNumber() == null) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription_id from pharmacy_order
                where pharmacy_ncpdp_id = ? and rx_reference_number = ? limit 2""")) {
            select.setString(1, pharmacy);
            select.setString(2, message.header().rxReferenceNumber());
            return only(select, message, MatchStep.RX_REFERENCE_NUMBER);
        }
    }

    private static Optional<Match> only(PreparedStatement select, Message message, MatchStep step) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            UUID found = row.getObject(1, UUID.class);
            return row.next()
                    ? Optional.empty()
                    : Optional.of(new Match(found, step, message.body() instanceof CancelRxResponse));
        }
    }

    /** Ours are 32 hex digits; anything else is somebody else's number. */
    public static @Nullable UUID uuid(@Nullable String hex) {
        return hex == null || !hex.matches("[0-9a-fA-F]{32}")
                ? null
                : UUID.fromString(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                        + hex.substring(16, 20) + "-" + hex.substring(20));
    }
}
