package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.ServiceLevel;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;
import org.scriptline.pharmacy.order.store.OrderContents;

/** Writes CancelRx messages and remembers why a cancel was asked for. */
@ApplicationScoped
public class CancelMessages {

    /** What is told of a cancel that the pharmacy cannot be asked for. */
    public static final String NOT_TAKEN =
            "The pharmacy takes no cancellation electronically and was not asked: telephone it.";

    private final OrderContents contents;
    private final PharmacyDirectory directory;
    private final MessageComposer composer;
    private final OutgoingMessages messages;
    private final RetrySchedule schedule;
    private final IdGenerator ids;

    public CancelMessages(
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

    /** Keeps reason and words for the worklist, and until when an answer is awaited. */
    public void remember(Connection connection, CancelRequested request, Instant now) throws SQLException {
        remember(connection, request, now, " and cancel in ('none', 'denied', 'unknown')");
    }

    /** The same of a cancel that has just been written as asked at another pharmacy. */
    public void rememberAsked(Connection connection, CancelRequested request, Instant now) throws SQLException {
        remember(connection, request, now, "");
    }

    private void remember(Connection connection, CancelRequested request, Instant now, String where)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update pharmacy_order set cancel_reason = ?, cancel_comment = ?, cancel_deadline = ?
                where prescription_id = ?""" + where)) {
            update.setString(1, request.reason().code());
            update.setString(2, request.comment());
            update.setTimestamp(3, Timestamp.from(schedule.cancelDeadline(now)));
            update.setObject(4, request.prescriptionId());
            update.executeUpdate();
        }
    }

    /**
     * Stores the CancelRx, due now or waiting for its NewRx; false, and nothing is stored, when the pharmacy's system takes none.
     *
     * @param newRxId the MessageID of the NewRx, null for a pharmacy that got the prescription from another one: it knows the order number
     */
    public boolean insert(
            Connection connection,
            CancelRequested request,
            String pharmacyId,
            @Nullable UUID newRxId,
            boolean waits,
            Instant now)
            throws SQLException {
        PrescriptionReleased released = contents.released(connection, request.prescriptionId());
        Pharmacy pharmacy = directory.find(connection, List.of(pharmacyId)).get(pharmacyId);
        if (pharmacy == null) {
            throw new IllegalStateException("an order was sent to a pharmacy that is not in the directory");
        }
        if (!pharmacy.offers(ServiceLevel.CANCEL)) {
            return false;
        }
        UUID messageId = ids.next();
        byte[] body = composer.cancelRx(
                pharmacy.asked(released),
                pharmacy.party(),
                messageId,
                newRxId,
                request.reason(),
                request.comment(),
                now);
        Parcel parcel = new Parcel(
                messageId,
                request.prescriptionId(),
                MessageKind.CANCEL_RX,
                pharmacy.ncpdpId(),
                body,
                0,
                schedule.cancelDeadline(now));
        if (waits) {
            messages.insertWaiting(connection, parcel);
        } else {
            messages.insertDue(connection, List.of(parcel));
        }
        return true;
    }
}
