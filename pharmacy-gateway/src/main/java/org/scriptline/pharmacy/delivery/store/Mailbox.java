package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;

/**
 * The messages that wait for one pharmacy, which fetches them itself: the oldest first, and the same one until it is acknowledged. One that it fetched {@link #PATIENT}
 * times without a word is one that its system cannot read: from then on it waits by the retry schedule between two times, and the messages behind it go first.
 */
@ApplicationScoped
public class Mailbox {

    /** How often a message is handed out, each time a minute after the other, before it lets others go first. */
    public static final int PATIENT = 3;

    private static final String OLDEST = """
            select m.*, coalesce(m.leased_until > ?, false) and m.attempts > 0 as told
            from outgoing_message m
            where m.pharmacy_ncpdp_id = ? and m.state = 'DUE' and m.due_at <= ? and m.deadline_at > ? and not %s and %s
            order by m.due_at, m.id limit 1
            for update""".formatted(StoppedDeliveries.STOPPED, Leases.KNOWN);

    private final Clock clock;
    private final RetrySchedule schedule;
    private final String owner;

    public Mailbox(Clock clock, RetrySchedule schedule, Leases leases) {
        this.clock = clock;
        this.schedule = schedule;
        this.owner = leases.owner();
    }

    /**
     * A message that is handed out.
     *
     * @param fresh whether a new attempt was recorded; a message that is asked for again within a minute is the same attempt
     */
    public record Handed(Parcel parcel, boolean fresh) {}

    /** The oldest message, with an attempt recorded for it; empty when nothing is due, or a kill switch or a pause keeps it back. */
    public Optional<Handed> next(Connection connection, String pharmacy) throws SQLException {
        Optional<Handed> oldest = oldest(connection, pharmacy);
        // The row that was waited for may have been acknowledged meanwhile; another one may follow it.
        Optional<Handed> handed = oldest.isPresent() ? oldest : oldest(connection, pharmacy);
        return handed.isPresent() && handed.get().fresh()
                ? Optional.of(record(connection, handed.get().parcel()))
                : handed;
    }

    private Optional<Handed> oldest(Connection connection, String pharmacy) throws SQLException {
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setTimestamp(1, now);
            select.setString(2, pharmacy);
            select.setTimestamp(3, now);
            select.setTimestamp(4, now);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Handed(Leases.parcel(row), !row.getBoolean("told")))
                        : Optional.empty();
            }
        }
    }

    private Handed record(Connection connection, Parcel parcel) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement update = connection.prepareStatement("""
                with told as (
                    update outgoing_message
                    set attempts = attempts + 1, leased_until = ?, leased_by = ?,
                        due_at = case when attempts >= ? then ? else due_at end
                    where id = ? returning *),
                unanswered as (
                    update delivery_attempt set finished_at = ?, outcome = 'no-answer'
                    where message_id = ? and finished_at is null),
                attempt as (
                    insert into delivery_attempt (message_id, number, started_at) select id, attempts, ? from told)
                select * from told""")) {
            update.setTimestamp(1, Timestamp.from(schedule.next(now, 1, 0)));
            update.setString(2, owner);
            update.setInt(3, PATIENT);
            update.setTimestamp(4, Timestamp.from(schedule.next(now, PATIENT, 0)));
            update.setObject(5, parcel.messageId());
            update.setTimestamp(6, Timestamp.from(now));
            update.setObject(7, parcel.messageId());
            update.setTimestamp(8, Timestamp.from(now));
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return new Handed(Leases.parcel(row), true);
            }
        }
    }

    /** A message of ours that cannot be handed out as it was asked for: it waits by the retry schedule, its attempt ends as {@code unwritten}. */
    public void putOff(Connection connection, Parcel parcel) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement update = connection.prepareStatement("""
                with later as (
                    update outgoing_message set due_at = ?, leased_until = null where id = ? and state = 'DUE')
                update delivery_attempt set finished_at = ?, outcome = 'unwritten'
                where message_id = ? and finished_at is null""")) {
            update.setTimestamp(1, Timestamp.from(schedule.next(now, Math.max(PATIENT, parcel.attempt()), 0)));
            update.setObject(2, parcel.messageId());
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, parcel.messageId());
            update.executeUpdate();
        }
    }

    /** A message that was handed out and not acknowledged. */
    public record Unacknowledged(Parcel parcel, Instant handedAt) {}

    /** The pharmacy's message with this id, when it was handed out and has no answer yet, whatever became of it meanwhile. */
    public Optional<Unacknowledged> unacknowledged(Connection connection, String pharmacy, UUID messageId)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select m.*, a.started_at
                from outgoing_message m join delivery_attempt a on a.message_id = m.id and a.number = m.attempts
                where m.id = ? and m.pharmacy_ncpdp_id = ? and a.finished_at is null""")) {
            select.setObject(1, messageId);
            select.setString(2, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Unacknowledged(
                                Leases.parcel(row),
                                row.getTimestamp("started_at").toInstant()))
                        : Optional.empty();
            }
        }
    }

    /** The pharmacy has answered the message by one of its own: it is not handed out again. Called with the order's lock held. */
    public void answered(Connection connection, String pharmacy, UUID messageId, String outcome, @Nullable String code)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with ended as (
                    update outgoing_message
                    set state = case when state in ('DUE', 'HELD') then 'ANSWERED' else state end,
                        ended_at = case when state in ('DUE', 'HELD') then ? else ended_at end, leased_until = null
                    where id = ? and pharmacy_ncpdp_id = ? and attempts > 0
                    returning id)
                update delivery_attempt a set finished_at = ?, outcome = ?, code = ?
                from ended where a.message_id = ended.id and a.finished_at is null""")) {
            Timestamp now = Timestamp.from(clock.instant());
            update.setTimestamp(1, now);
            update.setObject(2, messageId);
            update.setString(3, pharmacy);
            update.setTimestamp(4, now);
            update.setString(5, outcome);
            update.setString(6, code);
            update.executeUpdate();
        }
    }
}
