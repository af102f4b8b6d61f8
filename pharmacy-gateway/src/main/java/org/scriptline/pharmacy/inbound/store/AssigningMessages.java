package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.inbound.InboundSteps;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.inbound.ReceivedDocuments;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/**
 * Lets a person say which order a message is about that matched none. It then moves the order as if it had matched, in the name of that
 * person; the pharmacy keeps the answer that it got. An order that never was at the sender cannot be chosen.
 */
@ApplicationScoped
public class AssigningMessages {

    private static final int DONE = 200;

    private final Database database;
    private final OrderReader orders;
    private final OutgoingMessages messages;
    private final OrderSteps steps;
    private final RequestMessages requests;
    private final ReceivedDocuments documents;
    private final Idempotency idempotency;

    public AssigningMessages(
            Database database,
            OrderReader orders,
            OutgoingMessages messages,
            OrderSteps steps,
            RequestMessages requests,
            ScriptReader reader,
            Idempotency idempotency) {
        this.database = database;
        this.orders = orders;
        this.messages = messages;
        this.steps = steps;
        this.requests = requests;
        this.documents = new ReceivedDocuments(reader);
        this.idempotency = idempotency;
    }

    /**
     * Assigns it. The same again changes nothing.
     *
     * @param reason in words, audited
     * @param key of the request, null for none
     * @throws ProblemException 404 without such a message or order, 409 when it has another order, or cannot be about this one
     */
    public void assign(
            String sender, String messageId, UUID order, String reason, Actor who, @Nullable IdempotencyKey key) {
        database.run(transaction -> idempotency.once(transaction, key, within -> {
            assign(within, sender, messageId, order, reason, who);
            return new StoredOutcome(DONE, order.toString(), 0);
        }));
    }

    private void assign(Transaction transaction, String sender, String messageId, UUID order, String reason, Actor who)
            throws SQLException {
        Connection connection = transaction.connection();
        Unmatched unmatched = lock(connection, sender, messageId);
        if (order.equals(unmatched.prescription())) {
            return;
        }
        if (unmatched.prescription() != null) {
            throw conflict("The message belongs to another order already.");
        }
        Message message = message(unmatched.raw(), sender, messageId);
        refuseForeign(connection, message, sender, order);
        TakenMessage taken = new TakenMessage(message, unmatched.raw(), who, null)
                .matched(new Match(order, MatchStep.BY_HAND, message.body() instanceof CancelRxResponse));
        if (!steps.step(transaction, List.of(taken)).isEmpty()) {
            throw conflict("The order's state does not allow what the message says.");
        }
        requests.take(transaction, taken);
        conclude(connection, sender, messageId, order);
        transaction.audit(
                new AuditEntry(who, "assign", "script-message", "in:" + sender + ":" + messageId, "done", reason));
    }

    private Message message(byte[] raw, String sender, String messageId) {
        return documents
                .message(raw, sender, messageId)
                .filter(message ->
                        InboundSteps.handled(message.body()) && !(message.body() instanceof RxHistoryRequest))
                .orElseThrow(() -> conflict("A message of this kind moves no order."));
    }

    /** The order is, or was, at the sender; what asks the prescriber for something is about an order that is there. */
    private void refuseForeign(Connection connection, Message message, String sender, UUID order) throws SQLException {
        PharmacyOrder locked = orders.lock(connection, List.of(order))
                .order(order)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND).withField("order"));
        boolean there = locked.route().pharmacyNcpdpId().equals(sender);
        if (!there && (Matching.ofThePresentPharmacy(message) || !messages.tried(connection, order, sender))) {
            throw conflict("The order is not at the pharmacy that sent the message.");
        }
    }

    private static ProblemException conflict(String words) {
        return new ProblemException(ErrorCode.PHARMACY_ORDER_CONFLICT, words);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Unmatched(byte[] raw, @Nullable UUID prescription) {}

    private static Unmatched lock(Connection connection, String sender, String messageId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select raw, prescription_id from inbound_message where sender = ? and message_id = ? for update")) {
            select.setString(1, sender);
            select.setString(2, messageId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(ErrorCode.NOT_FOUND).withField("messageId");
                }
                return new Unmatched(row.getBytes(1), row.getObject(2, UUID.class));
            }
        }
    }

    private static void conclude(Connection connection, String sender, String messageId, UUID order)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update inbound_message set matched_by = 'BY_HAND', prescription_id = ?
                where sender = ? and message_id = ?""")) {
            update.setObject(1, order);
            update.setString(2, sender);
            update.setString(3, messageId);
            update.executeUpdate();
        }
    }
}
