package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.RetrySchedule;

/** Messages that were answered, or are about to be, and go again all the same: under the same MessageID, on the schedule of any attempt without an answer, and no longer than until their deadline. */
@ApplicationScoped
public class Redeliveries {

    private final RetrySchedule schedule;
    private final Clock clock;

    public Redeliveries(RetrySchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * A message that can go again, or will by itself; empty when there is none with this id to this pharmacy, it was given up or taken back, or a later
     * one of its kind has taken its place; answers to requests stand side by side. Locked against a worker that is about to record an attempt.
     */
    public Optional<Repeatable> repeatable(Connection connection, UUID message, String pharmacy) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select kind, attempts, deadline_at > ? from outgoing_message m
                where id = ? and pharmacy_ncpdp_id = ? and state in ('ANSWERED', 'DUE', 'HELD')
                  and (kind = 'ANSWER' or not exists (
                      select from outgoing_message other
                      where other.prescription_id = m.prescription_id and other.kind = m.kind and other.id <> m.id
                        and (other.state in ('WAITING', 'DUE', 'HELD')
                             or other.pharmacy_ncpdp_id = m.pharmacy_ncpdp_id and other.id > m.id)))
                for update""")) {
            select.setTimestamp(1, Timestamp.from(clock.instant()));
            select.setObject(2, message);
            select.setString(3, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Repeatable(
                                message, MessageKind.valueOf(row.getString(1)), row.getInt(2), row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * A message that can go again.
     *
     * @param attempts made so far
     * @param inTime whether its deadline is still to come
     */
    public record Repeatable(UUID id, MessageKind kind, int attempts, boolean inTime) {}

    /** A message that was tried goes again; what a late alert holds waits for its answer first, and an attempt that is still open does not end it. Called with the order's lock held. */
    public void again(Connection connection, Repeatable message, boolean held) throws SQLException {
        plan(connection, message, held);
        try (PreparedStatement update = connection.prepareStatement("""
                with still_open as (
                    update delivery_attempt set put_off = true where message_id = ? and finished_at is null)
                update outgoing_message set times_put_off = times_put_off + 1 where id = ?""")) {
            update.setObject(1, message.id());
            update.setObject(2, message.id());
            update.executeUpdate();
        }
    }

    private void plan(Connection connection, Repeatable message, boolean held) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set state = ?, due_at = ?, ended_at = null, leased_until = null, leased_by = null
                where id = ? and state = 'ANSWERED'""")) {
            update.setString(1, held ? "HELD" : "DUE");
            update.setTimestamp(
                    2,
                    Timestamp.from(schedule.next(
                            clock.instant(),
                            message.attempts(),
                            ThreadLocalRandom.current().nextDouble())));
            update.setObject(3, message.id());
            update.executeUpdate();
        }
    }
}
