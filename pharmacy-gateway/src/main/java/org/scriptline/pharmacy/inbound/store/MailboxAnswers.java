package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.delivery.http.Mailboxes;
import org.scriptline.pharmacy.delivery.store.Mailbox;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.Verify;

/** Takes out of a mailbox what the pharmacy answers by a message of its own. */
@ApplicationScoped
public class MailboxAnswers {

    private final Mailboxes mailboxes;
    private final Mailbox mailbox;

    public MailboxAnswers(Mailboxes mailboxes, Mailbox mailbox) {
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
    }

    /** How the attempt of an answered message ends. */
    private record End(String outcome, @Nullable String code) {}

    /** Called with the locks of the messages' orders held. */
    void take(Connection connection, List<TakenMessage> messages) throws SQLException {
        for (TakenMessage taken : messages) {
            String pharmacy = taken.key().sender();
            UUID answered = Matching.uuid(taken.message().header().relatesToMessageId());
            Optional<End> end = end(taken.message().body());
            if (answered != null
                    && end.isPresent()
                    && taken.match() != null
                    && taken.match().step() == MatchStep.RELATES_TO_MESSAGE_ID
                    && mailboxes.kept(pharmacy)) {
                mailbox.answered(
                        connection,
                        pharmacy,
                        answered,
                        end.get().outcome(),
                        end.get().code());
            }
        }
    }

    private static Optional<End> end(Body body) {
        return Optional.ofNullable(
                switch (body) {
                    case Verify verify -> new End("verified", verify.code());
                    case Status status -> new End("accepted", status.code());
                    case ErrorAnswer error -> new End("error", error.code());
                    case CancelRxResponse ignored -> new End("decided", null);
                    case RxFill ignored -> new End("accepted", null);
                    default -> null;
                });
    }
}
