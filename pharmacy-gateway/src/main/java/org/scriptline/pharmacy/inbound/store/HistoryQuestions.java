package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.json.EventJson;
import org.scriptline.pharmacy.delivery.HistoryComposer;
import org.scriptline.pharmacy.delivery.HistoryComposer.Dispensed;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.RxHistoryResponse;
import org.scriptline.pharmacy.script.ScriptRefusal;

/**
 * Answers what a patient was dispensed: to the pharmacy that dispensed it, of the orders of the prescriber that is asked, by a message of its own. What another
 * pharmacy dispensed is never told.
 */
@ApplicationScoped
public class HistoryQuestions {

    private static final String CONSENT = "Y";

    private final PharmacyDirectory directory;
    private final OrderContents contents;
    private final HistoryComposer composer;
    private final OutgoingMessages messages;
    private final RetrySchedule schedule;
    private final IdGenerator ids;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public HistoryQuestions(
            PharmacyDirectory directory,
            OrderContents contents,
            HistoryComposer composer,
            OutgoingMessages messages,
            RetrySchedule schedule,
            IdGenerator ids,
            DeliveryRounds rounds,
            Clock clock) {
        this.directory = directory;
        this.contents = contents;
        this.composer = composer;
        this.messages = messages;
        this.schedule = schedule;
        this.ids = ids;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** The message with what its sender is told at once; the history follows. Any other message comes back as it was. */
    TakenMessage take(Transaction transaction, TakenMessage taken) throws SQLException {
        Match match = taken.match();
        if (match == null || !(taken.message().body() instanceof RxHistoryRequest question)) {
            return taken;
        }
        Connection connection = transaction.connection();
        String sender = taken.key().sender();
        Pharmacy pharmacy = directory.find(connection, List.of(sender)).get(sender);
        if (!CONSENT.equals(question.consent())) {
            return refused(taken, "Without the patient's consent nothing is told");
        }
        if (pharmacy == null || pharmacy.channel() != Channel.SCRIPT) {
            return refused(taken, "This pharmacy gets no messages from us");
        }
        PrescriptionReleased about = contents.released(connection, match.prescriptionId());
        List<Dispensed> dispensed = dispensed(connection, sender, about, question);
        Instant now = clock.instant();
        UUID messageId = ids.next();
        try {
            byte[] body =
                    composer.written(taken.message().header(), about, dispensed, pharmacy.party(), messageId, now);
            messages.insertDue(
                    connection,
                    List.of(new Parcel(
                            messageId,
                            match.prescriptionId(),
                            MessageKind.ANSWER,
                            sender,
                            body,
                            0,
                            schedule.newRxDeadline(now))));
        } catch (ScriptRefusal refusal) {
            return refused(taken, "The history does not fit a message");
        }
        transaction.audit(new AuditEntry(
                taken.sender(),
                "disclose-history",
                "patient",
                about.content().patientId().toString(),
                "done",
                taken.key().messageId()));
        transaction.afterCommit(rounds::nudge);
        return taken;
    }

    private static TakenMessage refused(TakenMessage taken, String words) {
        return taken.answered(InboundAnswer.rejected(InboundAnswer.UNFITTING, words));
    }

    /** A fill that was recorded while the order was at another pharmacy is that pharmacy's; of what it gave to another one, its own fills are its. */
    private static List<Dispensed> dispensed(
            Connection connection, String pharmacy, PrescriptionReleased about, RxHistoryRequest question)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select f.number, f.quantity, f.unit, f.ndc, f.days_supply, f.filled_on, f.partial, f.description, f.owed,
                       c.released
                from (
                    (select prescription_id, patient_id, routed_at, null as giver from pharmacy_order
                     where pharmacy_ncpdp_id = ? and prescriber_npi = ?
                     order by received_at desc limit ?)
                    union all
                    (select prescription_id, patient_id, routed_at, t.from_pharmacy
                     from order_transfer t join pharmacy_order g using (prescription_id)
                     where t.from_pharmacy = ? and g.prescriber_npi = ?
                     order by received_at desc limit ?)) o
                join order_fill f on f.prescription_id = o.prescription_id and not f.returned
                     and case when o.giver is null
                              then f.dispensed_by is null and (o.routed_at is null or f.recorded_at >= o.routed_at)
                              else f.dispensed_by = o.giver end
                join order_content c on c.prescription_id = o.prescription_id
                where o.patient_id = ? and f.filled_on >= ? and f.filled_on <= ?
                order by f.filled_on desc, o.prescription_id, f.number desc limit ?""")) {
            select.setString(1, pharmacy);
            select.setString(2, about.content().prescriber().npi());
            select.setInt(3, KnownPatients.LOOKED_THROUGH);
            select.setString(4, pharmacy);
            select.setString(5, about.content().prescriber().npi());
            select.setInt(6, KnownPatients.LOOKED_THROUGH);
            select.setObject(7, about.content().patientId());
            select.setDate(8, day(question.from(), LocalDate.EPOCH));
            select.setDate(9, day(question.until(), LocalDate.of(9999, 12, 31)));
            select.setInt(10, RxHistoryResponse.MOST + 1);
            List<Dispensed> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Dispensed(
                            EventJson.readOwn(row.getBytes("released"), PrescriptionReleased.class)
                                    .content(),
                            fill(row)));
                }
            }
            return found;
        }
    }

    private static Fill fill(ResultSet row) throws SQLException {
        return new Fill(
                row.getInt("number"),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                row.getString("ndc"),
                row.getObject("days_supply", Integer.class),
                row.getDate("filled_on").toLocalDate(),
                row.getBoolean("partial"),
                row.getString("description"),
                row.getBigDecimal("owed"));
    }

    private static Date day(@Nullable LocalDate asked, LocalDate otherwise) {
        return Date.valueOf(asked == null ? otherwise : asked);
    }
}
