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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.RetrySchedule;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.script.ErrorAnswer;

/** Closes attempts, many in one transaction. */
@ApplicationScoped
public class AttemptLog {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final Database database;
    private final OrderReader reader;
    private final OrderWriter writer;
    private final OutgoingMessages messages;
    private final FillChoices choices;
    private final Reroutes reroutes;
    private final UnsettledMessages unsettled;
    private final RetrySchedule schedule;
    private final Clock clock;

    public AttemptLog(
            Database database,
            OrderReader reader,
            OrderWriter writer,
            OutgoingMessages messages,
            FillChoices choices,
            Reroutes reroutes,
            UnsettledMessages unsettled,
            RetrySchedule schedule,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.writer = writer;
        this.messages = messages;
        this.choices = choices;
        this.reroutes = reroutes;
        this.unsettled = unsettled;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Stores what the attempts came to, and what it means for their orders. */
    public void close(List<AttemptOutcome> outcomes) {
        database.run(transaction -> close(transaction, outcomes));
    }

    private void close(Transaction transaction, List<AttemptOutcome> replies) throws SQLException {
        Connection connection = transaction.connection();
        Instant now = clock.instant();
        OpenOrders open = reader.lock(
                connection,
                replies.stream()
                        .map(outcome -> outcome.parcel().prescriptionId())
                        .distinct()
                        .toList());
        Set<Parcel> putOff = closeAttempts(connection, replies, now);
        List<AttemptOutcome> outcomes = replies.stream()
                .map(outcome -> putOff.contains(outcome.parcel()) ? outcome.putOffMeanwhile() : outcome)
                .toList();
        for (AttemptOutcome outcome : outcomes) {
            open.take(outcome.parcel().prescriptionId(), GATEWAY, now, outcome::on);
            transaction
                    .traces()
                    .link(
                            outcome.parcel().prescriptionId().toString(),
                            outcome.parcel().traceparent());
        }
        for (AttemptOutcome outcome : outcomes) {
            choices.closed(connection, open, outcome, now);
        }
        rescheduleOrEnd(connection, outcomes, now);
        unsettled.keep(connection, refusals(outcomes));
        messages.settle(connection, open);
        reroutes.follow(transaction, open);
        writer.write(transaction, open);
    }

    private static List<UnsettledMessages.Refusal> refusals(List<AttemptOutcome> outcomes) {
        List<UnsettledMessages.Refusal> refusals = new ArrayList<>();
        for (AttemptOutcome outcome : outcomes) {
            ErrorAnswer error = outcome.forOperations();
            if (error != null) {
                Parcel parcel = outcome.parcel();
                refusals.add(new UnsettledMessages.Refusal(parcel.messageId(), parcel.pharmacyNcpdpId(), error));
            }
        }
        return refusals;
    }

    /** Gives the parcels that the pharmacy put off while their attempt was open. Called with the orders' locks held, under which that is noted. */
    private static Set<Parcel> closeAttempts(Connection connection, List<AttemptOutcome> outcomes, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with closed as (
                    update delivery_attempt a set finished_at = ?, outcome = n.outcome, code = n.code
                    from unnest(?::uuid[], ?::int[], ?::text[], ?::text[]) as n(id, number, outcome, code)
                    where a.message_id = n.id and a.number = n.number
                    returning a.message_id, a.number, a.put_off)
                select message_id, number from closed where put_off""")) {
            update.setTimestamp(1, Timestamp.from(now));
            ColumnArrays arrays = new ColumnArrays(connection, update, 2);
            arrays.set("uuid", outcomes, outcome -> outcome.parcel().messageId());
            arrays.set("int", outcomes, outcome -> outcome.parcel().attempt());
            arrays.set("text", outcomes, AttemptOutcome::outcome);
            arrays.set("text", outcomes, AttemptOutcome::code);
            Set<Parcel> putOff = new HashSet<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    UUID message = row.getObject(1, UUID.class);
                    int number = row.getInt(2);
                    outcomes.stream()
                            .map(AttemptOutcome::parcel)
                            .filter(parcel -> parcel.messageId().equals(message) && parcel.attempt() == number)
                            .forEach(putOff::add);
                }
            }
            return putOff;
        }
    }

    /** An answer ends the message whichever attempt it was; a missing one only plans the attempt after the latest. */
    private void rescheduleOrEnd(Connection connection, List<AttemptOutcome> outcomes, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message m
                set state = case when n.retry then m.state else 'ANSWERED' end,
                    due_at = case when n.retry then n.due_at else m.due_at end,
                    ended_at = case when n.retry then m.ended_at else ? end,
                    leased_until = null
                from unnest(?::uuid[], ?::int[], ?::boolean[], ?::timestamptz[]) as n(id, number, retry, due_at)
                where m.id = n.id and m.state in ('DUE', 'HELD') and (not n.retry or m.attempts = n.number)""")) {
            update.setTimestamp(1, Timestamp.from(now));
            ColumnArrays arrays = new ColumnArrays(connection, update, 2);
            arrays.set("uuid", outcomes, outcome -> outcome.parcel().messageId());
            arrays.set("int", outcomes, outcome -> outcome.parcel().attempt());
            arrays.set("boolean", outcomes, AttemptOutcome::retry);
            arrays.set(
                    "timestamptz",
                    outcomes,
                    outcome -> Timestamp.from(schedule.next(
                            now,
                            outcome.parcel().attempt(),
                            ThreadLocalRandom.current().nextDouble())));
            update.executeUpdate();
        }
    }
}
