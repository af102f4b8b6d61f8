package org.scriptline.pharmacy.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.delivery.AnswerComposer;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.script.ScriptRefusal;

/** Sends answers that carry no drug to pharmacies that asked by message. */
@ApplicationScoped
public class AnswerMessages {

    private final OrderContents contents;
    private final PharmacyDirectory directory;
    private final AnswerComposer composer;
    private final OutgoingMessages messages;
    private final RetrySchedule schedule;
    private final IdGenerator ids;
    private final DeliveryRounds rounds;

    public AnswerMessages(
            OrderContents contents,
            PharmacyDirectory directory,
            AnswerComposer composer,
            OutgoingMessages messages,
            RetrySchedule schedule,
            IdGenerator ids,
            DeliveryRounds rounds) {
        this.contents = contents;
        this.directory = directory;
        this.composer = composer;
        this.messages = messages;
        this.schedule = schedule;
        this.ids = ids;
        this.rounds = rounds;
    }

    /** Whether the pharmacy can be told this; at the worklist it always can. */
    boolean tellable(KnownRequest request, RequestOutcome outcome) {
        return request.messageId() == null
                || composer.says(outcome, request.asked().pharmacyNcpdpId());
    }

    /** Stores the message, due now; a request of the worklist has none. */
    void send(Transaction transaction, KnownRequest request, RequestAnswerStated answer, Instant now)
            throws SQLException {
        if (request.messageId() == null) {
            return;
        }
        Connection connection = transaction.connection();
        UUID order = request.asked().prescriptionId();
        PrescriptionReleased about = contents.released(connection, order);
        String ncpdpId = request.asked().pharmacyNcpdpId();
        Pharmacy pharmacy = directory.find(connection, List.of(ncpdpId)).get(ncpdpId);
        if (pharmacy == null) {
            throw new EventRefusedException(
                    ErrorCode.EVENT_REFUSED, "an answer to a pharmacy that is not in the directory");
        }
        UUID messageId = ids.next();
        try {
            byte[] body = composer.plain(request, answer, about, pharmacy.party(), messageId, now);
            messages.insertDue(
                    connection,
                    List.of(new Parcel(
                            messageId, order, MessageKind.ANSWER, ncpdpId, body, 0, schedule.newRxDeadline(now))));
        } catch (ScriptRefusal refusal) {
            throw new EventRefusedException(
                    ErrorCode.EVENT_REFUSED, "an answer that does not fit a message: " + refusal.getMessage());
        }
        transaction.afterCommit(rounds::nudge);
    }
}
