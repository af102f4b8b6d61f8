package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.InboundSteps;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.script.Message;

/** Takes a message in one transaction: dedupe, match, step, event, answer. */
@ApplicationScoped
public class TakingMessages {

    private final Database database;
    private final InboundMessages inbound;
    private final Matching matching;
    private final OrderSteps orders;

    public TakingMessages(Database database, InboundMessages inbound, Matching matching, OrderSteps orders) {
        this.database = database;
        this.inbound = inbound;
        this.matching = matching;
        this.orders = orders;
    }

    /** Takes the message and gives the answer, which is committed when this returns. */
    public InboundAnswer take(Message message, byte[] raw, Actor sender) {
        return database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            if (!inbound.insert(connection, message, raw)) {
                return inbound.repeat(connection, message)
                        .orElseGet(() -> InboundAnswer.rejected("The MessageID was used for another message"));
            }
            if (!InboundSteps.handled(message.body())) {
                return conclude(
                        transaction,
                        message,
                        Optional.empty(),
                        InboundAnswer.rejected("This transaction is not handled"),
                        sender);
            }
            Optional<Match> match = matching.match(connection, message);
            if (match.isEmpty()) {
                return conclude(
                        transaction,
                        message,
                        match,
                        InboundAnswer.rejected("It matches no order; kept for a human"),
                        sender);
            }
            orders.step(transaction, message, match.get(), sender);
            return conclude(transaction, message, match, InboundAnswer.taken(), sender);
        });
    }

    private InboundAnswer conclude(
            Transaction transaction, Message message, Optional<Match> match, InboundAnswer answer, Actor sender)
            throws SQLException {
        inbound.conclude(transaction.connection(), message, match.orElse(null), answer);
        transaction.audit(new AuditEntry(
                sender,
                "send",
                "script-message",
                message.header().messageId(),
                answer.kind() + " " + answer.code(),
                match.map(found -> found.step().name()).orElse(null)));
        return answer;
    }
}
