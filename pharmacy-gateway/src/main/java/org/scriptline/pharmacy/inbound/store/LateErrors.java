package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.pharmacy.delivery.store.UnsettledMessages;
import org.scriptline.pharmacy.delivery.store.UnsettledMessages.Refusal;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.script.ErrorAnswer;

/** Errors that come as messages of their own: those that operations have to see to leave the message that they are about to them. */
@ApplicationScoped
public class LateErrors {

    private final UnsettledMessages unsettled;

    public LateErrors(UnsettledMessages unsettled) {
        this.unsettled = unsettled;
    }

    /** Called with the locks of the messages' orders held. */
    void take(Connection connection, List<TakenMessage> messages) throws SQLException {
        List<Refusal> refusals = new ArrayList<>();
        for (TakenMessage taken : messages) {
            if (taken.message().body() instanceof ErrorAnswer error
                    && error.consequence() == ErrorAnswer.Consequence.OPERATIONS) {
                refused(connection, taken)
                        .ifPresent(message ->
                                refusals.add(new Refusal(message, taken.key().sender(), error)));
            }
        }
        unsettled.keep(connection, refusals);
    }

    /** The message that it names; one that names only the order means what brought the order there. */
    private Optional<UUID> refused(Connection connection, TakenMessage taken) throws SQLException {
        Match match = taken.match();
        if (match == null) {
            return Optional.empty();
        }
        return match.step() == MatchStep.RELATES_TO_MESSAGE_ID
                ? Optional.ofNullable(Matching.uuid(taken.message().header().relatesToMessageId()))
                : unsettled.latest(
                        connection, match.prescriptionId(), taken.key().sender());
    }
}
