package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Transmission;

/** The states of outgoing messages, other than leasing and closing attempts. */
@ApplicationScoped
public class OutgoingMessages {

    private final Clock clock;
    private final Leases leases;
    private final RetrySchedule schedule;

    public OutgoingMessages(Clock clock, Leases leases, RetrySchedule schedule) {
        this.clock = clock;
        this.leases = leases;
        this.schedule = schedule;
    }

    /** Stores messages that are due; those with attempt 1 are leased and their first attempt is recorded with them. */
    public void insertDue(Connection connection, List<Parcel> parcels) throws SQLException {
        if (parcels.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        try (PreparedStatement insert = connection.prepareStatement("""
                with n as (select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::timestamptz[], ?::text[])
                                as n(id, prescription, kind, pharmacy, body, attempts, deadline, traceparent)),
                message as (
                    insert into outgoing_message (id, prescription_id, kind, pharmacy_ncpdp_id, body, state, due_at,
                                                  deadline_at, attempts, leased_until, leased_by, traceparent)
                    select id, prescription, kind, pharmacy, body, 'DUE', ?, deadline, attempts,
                           case when attempts > 0 then ?::timestamptz end, case when attempts > 0 then ?::text end,
                           traceparent
                    from n
                    returning id, attempts)
                insert into delivery_attempt (message_id, number, started_at)
                select id, attempts, ? from message where attempts > 0""")) {
            ColumnArrays arrays = new ColumnArrays(connection, insert, 1);
            arrays.set("uuid", parcels, Parcel::messageId);
            arrays.set("uuid", parcels, Parcel::prescriptionId);
            arrays.set("text", parcels, parcel -> parcel.kind().name());
            arrays.set("text", parcels, Parcel::pharmacyNcpdpId);
            arrays.set("bytea", parcels, Parcel::body);
            arrays.set("int", parcels, Parcel::attempt);
            arrays.set("timestamptz", parcels, parcel -> Timestamp.from(parcel.deadline()));
            arrays.set("text", parcels, Parcel::traceparent);
            insert.setTimestamp(9, Timestamp.from(now));
            insert.setTimestamp(10, Timestamp.from(leases.end(now)));
            insert.setString(11, leases.owner());
            insert.setTimestamp(12, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /** Stores a CancelRx that waits until its NewRx has an answer or a deadline. */
    public void insertWaiting(Connection connection, Parcel cancel) throws SQLException {
        insertDue(connection, List.of(cancel));
        setState(connection, cancel.messageId(), "WAITING");
    }

    private static void setState(Connection connection, UUID messageId, String state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update outgoing_message set state = ? where id = ?")) {
            update.setString(1, state);
            update.setObject(2, messageId);
            update.executeUpdate();
        }
    }

    /**
     * After orders moved: a NewRx that has an answer, or was given up, is not sent again, and a CancelRx or a choice of fill notices that waited for it goes, the
     * latter only where the pharmacy may have the order, and with all its time before it. Called with the order's lock held.
     */
    public void settle(Connection connection, OpenOrders open) throws SQLException {
        List<OpenOrders.Opened> settled =
                open.moved().stream().filter(OpenOrders.Opened::settled).toList();
        if (settled.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message m
                set state = case when m.kind = 'NEW_RX' then n.state else n.waiting end, leased_until = null,
                    ended_at = case when m.kind = 'NEW_RX' then ? else m.ended_at end,
                    due_at = case when m.kind = 'NEW_RX' then m.due_at else ? end,
                    deadline_at = case when m.kind = 'NEW_RX' then m.deadline_at else ? end
                from unnest(?::uuid[], ?::text[], ?::text[]) as n(id, state, waiting)
                where m.prescription_id = n.id and (m.kind = 'NEW_RX' and m.state in ('DUE', 'HELD')
                                                    or m.kind = 'FILL_NOTICES' and m.state = 'WAITING')""")) {
            Instant now = clock.instant();
            update.setTimestamp(1, Timestamp.from(now));
            update.setTimestamp(2, Timestamp.from(now));
            update.setTimestamp(3, Timestamp.from(schedule.cancelDeadline(now)));
            ColumnArrays arrays = new ColumnArrays(connection, update, 4);
            arrays.set("uuid", settled, opened -> opened.now().id());
            arrays.set(
                    "text",
                    settled,
                    opened -> opened.now().transmission() instanceof Transmission.Unknown ? "GIVEN_UP" : "ANSWERED");
            arrays.set("text", settled, opened -> mayHaveIt(opened.now()) ? "DUE" : "WITHDRAWN");
            update.executeUpdate();
        }
        List<UUID> cancelled = settled.stream()
                .filter(opened -> opened.now().cancel() instanceof Cancellation.Requested)
                .map(opened -> opened.now().id())
                .toList();
        if (!cancelled.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement("""
                    update outgoing_message set state = 'DUE', due_at = ?
                    where prescription_id = any(?) and kind = 'CANCEL_RX' and state = 'WAITING'""")) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setArray(2, connection.createArrayOf("uuid", cancelled.toArray()));
                update.executeUpdate();
            }
        }
    }

    private static boolean mayHaveIt(PharmacyOrder order) {
        return !(order.transmission() instanceof Transmission.Failed
                || order.transmission() instanceof Transmission.Withdrawn);
    }

    /** Ends every live CancelRx of the orders to the pharmacy where they are: the cancel was decided, or given up. */
    public void endCancels(Connection connection, List<UUID> prescriptions) throws SQLException {
        if (prescriptions.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message m set state = 'ANSWERED', leased_until = null
                from pharmacy_order o
                where m.prescription_id = any(?) and m.kind = 'CANCEL_RX' and m.state in ('WAITING', 'DUE')
                  and o.prescription_id = m.prescription_id and o.pharmacy_ncpdp_id = m.pharmacy_ncpdp_id""")) {
            update.setArray(1, connection.createArrayOf("uuid", prescriptions.toArray()));
            update.executeUpdate();
        }
    }

    /** A late alert keeps the NewRx here. */
    public void hold(Connection connection, UUID prescription) throws SQLException {
        move(connection, prescription, "update outgoing_message set state = 'HELD', leased_until = null", "DUE");
    }

    /** The alert was answered: the NewRx goes now. */
    public void resume(Connection connection, UUID prescription) throws SQLException {
        move(connection, prescription, "update outgoing_message set state = 'DUE', due_at = now()", "HELD");
    }

    /** The same message goes once more, under the MessageID by which the pharmacy knows it if it came there. */
    public void again(Connection connection, UUID messageId, Instant deadline) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set state = 'DUE', due_at = ?, deadline_at = ?, leased_until = null, leased_by = null
                where id = ?""")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setTimestamp(2, Timestamp.from(deadline));
            update.setObject(3, messageId);
            update.executeUpdate();
        }
    }

    /** The NewRx will not be sent again, nor what was to follow it. */
    public void withdraw(Connection connection, UUID prescription) throws SQLException {
        withdrawChoice(connection, prescription);
        for (String state : List.of("DUE", "HELD")) {
            move(
                    connection,
                    prescription,
                    "update outgoing_message set state = 'WITHDRAWN', leased_until = null",
                    state);
        }
    }

    /** A choice of fill notices that the pharmacy has not answered is not told any more. Gives until when an attempt of any withdrawn one may be on its way; null when none is. */
    public @Nullable Instant withdrawChoice(Connection connection, UUID prescription) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with withdrawn as (
                    update outgoing_message set state = 'WITHDRAWN'
                    where prescription_id = ? and kind = 'FILL_NOTICES' and state in ('WAITING', 'DUE')
                    returning leased_until)
                select greatest((select max(leased_until) from withdrawn),
                                (select max(leased_until) from outgoing_message
                                 where prescription_id = ? and kind = 'FILL_NOTICES' and state = 'WITHDRAWN'))""")) {
            update.setObject(1, prescription);
            update.setObject(2, prescription);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                Timestamp until = row.getTimestamp(1);
                return until == null ? null : until.toInstant();
            }
        }
    }

    /** Stores a choice of fill notices, due then or waiting until its NewRx has an answer or a deadline. */
    void insertChoice(Connection connection, Parcel choice, boolean waits, Instant dueAt) throws SQLException {
        insertDue(connection, List.of(choice));
        try (PreparedStatement update =
                connection.prepareStatement("update outgoing_message set state = ?, due_at = ? where id = ?")) {
            update.setString(1, waits ? "WAITING" : "DUE");
            update.setTimestamp(2, Timestamp.from(dueAt));
            update.setObject(3, choice.messageId());
            update.executeUpdate();
        }
    }

    private static void move(Connection connection, UUID prescription, String update, String from) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(update + " where prescription_id = ? and kind = 'NEW_RX' and state = ?")) {
            statement.setObject(1, prescription);
            statement.setString(2, from);
            statement.executeUpdate();
        }
    }

    /**
     * The NewRx of an order to the pharmacy where it is.
     *
     * @param unanswered whether there is an attempt of which nobody knows what the pharmacy made of it
     */
    public record NewRxState(UUID messageId, String state, int attempts, boolean unanswered) {}

    /** The order's NewRx to this pharmacy, locked against a worker that is about to record an attempt; empty when there never was one. */
    public Optional<NewRxState> lockNewRx(Connection connection, UUID prescription, String pharmacy)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, state, attempts from outgoing_message
                where prescription_id = ? and pharmacy_ncpdp_id = ? and kind = 'NEW_RX'
                order by id desc limit 1 for update""")) {
            select.setObject(1, prescription);
            select.setString(2, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                UUID id = row.getObject(1, UUID.class);
                return Optional.of(new NewRxState(id, row.getString(2), row.getInt(3), unanswered(connection, id)));
            }
        }
    }

    /** Read when the message is locked, so that no attempt is recorded meanwhile. */
    private static boolean unanswered(Connection connection, UUID message) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select from delivery_attempt
                               where message_id = ? and (outcome is null or outcome = 'no-answer'))""")) {
            select.setObject(1, message);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Whether a delivery of this order to this pharmacy was ever tried, or it gave or got the order by a transfer. */
    public boolean tried(Connection connection, UUID prescription, String pharmacy) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select from outgoing_message
                               where prescription_id = ? and pharmacy_ncpdp_id = ? and attempts > 0)
                    or exists (select from order_transfer
                               where prescription_id = ? and ? in (from_pharmacy, to_pharmacy))""")) {
            select.setObject(1, prescription);
            select.setString(2, pharmacy);
            select.setObject(3, prescription);
            select.setString(4, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Gives up answers to requests that nobody took in time; one that is on its way may still be taken. */
    public void giveUpAnswers(Connection connection, List<UUID> prescriptions, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set state = 'GIVEN_UP', ended_at = ?, leased_until = null
                where prescription_id = any(?) and kind = 'ANSWER' and state = 'DUE' and deadline_at <= ?
                  and (leased_until is null or leased_until <= ?)""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setArray(2, connection.createArrayOf("uuid", prescriptions.toArray()));
            update.setTimestamp(3, Timestamp.from(now));
            update.setTimestamp(4, Timestamp.from(now));
            update.executeUpdate();
        }
    }

    /** Orders whose NewRx, cancel, choice of fill notices or answer to a request has run out of time, at most {@code limit} of each. */
    public List<UUID> overdue(Connection connection, int limit) throws SQLException {
        List<UUID> overdue = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                (select prescription_id from outgoing_message m
                 where state = 'DUE' and kind = 'NEW_RX' and deadline_at <= ? and not %s
                 order by deadline_at limit ?)
                union
                (select prescription_id from pharmacy_order where cancel in ('requested', 'pending') and cancel_deadline <= ? limit ?)
                union
                (select prescription_id from outgoing_message
                 where state = 'DUE' and kind = 'FILL_NOTICES' and deadline_at <= ? limit ?)
                union
                (select prescription_id from outgoing_message
                 where state = 'DUE' and kind = 'ANSWER' and deadline_at <= ?
                   and (leased_until is null or leased_until <= ?) limit ?)""".formatted(StoppedDeliveries.STOPPED))) {
            Timestamp now = Timestamp.from(clock.instant());
            select.setTimestamp(1, now);
            select.setInt(2, limit);
            select.setTimestamp(3, now);
            select.setInt(4, limit);
            select.setTimestamp(5, now);
            select.setInt(6, limit);
            select.setTimestamp(7, now);
            select.setTimestamp(8, now);
            select.setInt(9, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    overdue.add(row.getObject(1, UUID.class));
                }
            }
        }
        return overdue;
    }
}
