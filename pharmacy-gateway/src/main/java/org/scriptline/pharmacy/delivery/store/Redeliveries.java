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

/** Messages that were answered, and go again all the same: under the same MessageID, on the schedule of any attempt without an answer, and no longer than until their deadline. */
@ApplicationScoped
public class Redeliveries {

    private final RetrySchedule schedule;
    private final Clock clock;

    public Redeliveries(RetrySchedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    /** An answered message to this pharmacy; empty when there is none with this id, or it waits for an attempt anyway. */
    public Optional<Answered> answered(Connection connection, UUID message, String pharmacy) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select kind, attempts from outgoing_message m
                where id = ? and pharmacy_ncpdp_id = ? and state = 'ANSWERED' and attempts > 0
                  and not exists (
                      select from outgoing_message live
                      where live.prescription_id = m.prescription_id and live.kind = m.kind
                        and live.state in ('WAITING', 'DUE', 'HELD'))
                for update""")) {
            select.setObject(1, message);
            select.setString(2, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Answered(message, MessageKind.valueOf(row.getString(1)), row.getInt(2)))
                        : Optional.empty();
            }
        }
    }

    /**
     * A message that was answered.
     *
     * @param attempts made so far, at least 1
     */
    public record Answered(UUID id, MessageKind kind, int attempts) {}

    /** It goes again; what a late alert holds waits for its answer first. Called with the order's lock held. */
    public void plan(Connection connection, Answered message, boolean held) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set state = ?, due_at = ?, ended_at = null, leased_until = null, leased_by = null
                where id = ?""")) {
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
