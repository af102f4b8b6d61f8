package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.Message;

/** Finds the order that a message is about: by RelatesToMessageID, then PrescriberOrderNumber, then RxReferenceNumber; always one of the sender's own. */
@ApplicationScoped
public class Matching {

    /** The order; empty when no id, or more than one order, fits. */
    Optional<Match> match(Connection connection, Message message) throws SQLException {
        String pharmacy = message.header().from().id();
        Optional<Match> match =
                byRelatesTo(connection, pharmacy, uuid(message.header().relatesToMessageId()));
        if (match.isEmpty()) {
            match = byOrderNumber(
                    connection, message, pharmacy, uuid(message.header().prescriberOrderNumber()));
        }
        return match.isPresent() ? match : byReference(connection, message, pharmacy);
    }

    private static Optional<Match> byRelatesTo(Connection connection, String pharmacy, @Nullable UUID related)
            throws SQLException {
        if (related == null) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select prescription_id, kind from outgoing_message where id = ? and pharmacy_ncpdp_id = ?")) {
            select.setObject(1, related);
            select.setString(2, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Match(
                                row.getObject(1, UUID.class),
                                MatchStep.RELATES_TO_MESSAGE_ID,
                                row.getString(2).equals("CANCEL_RX")))
                        : Optional.empty();
            }
        }
    }

    private static Optional<Match> byOrderNumber(
            Connection connection, Message message, String pharmacy, @Nullable UUID orderNumber) throws SQLException {
        if (orderNumber == null) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select prescription_id from pharmacy_order where prescription_id = ? and pharmacy_ncpdp_id = ?")) {
            select.setObject(1, orderNumber);
            select.setString(2, pharmacy);
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
    static @Nullable UUID uuid(@Nullable String hex) {
        return hex == null || !hex.matches("[0-9a-fA-F]{32}")
                ? null
                : UUID.fromString(hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                        + hex.substring(16, 20) + "-" + hex.substring(20));
    }
}
