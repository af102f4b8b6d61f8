package org.scriptline.pharmacy.servicelevel.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.partner.PartnerState;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.servicelevel.DeliveryTimes;
import org.scriptline.pharmacy.servicelevel.Objective;
import org.scriptline.pharmacy.servicelevel.Stops;
import org.scriptline.pharmacy.servicelevel.Tally;

/** Counts a stretch of time from the stored messages, attempts, pauses and kill switches. */
@ApplicationScoped
public class DayTallies {

    /**
     * How NewRx messages ended, by pharmacy, ending and class of their time. The latest attempt with a final answer until then says how, for a message may go again after one; a message that ended without one was
     * settled by a message of the pharmacy's own.
     */
    private static final String ENDINGS =
            """
            with ended as (
                select m.id, m.prescription_id, m.pharmacy_ncpdp_id as pharmacy, m.state, m.attempts, m.ended_at,
                       uuid_extract_timestamp(m.id) as begun_at
                from outgoing_message m
                where m.ended_at >= ? and m.ended_at < ? and m.kind = 'NEW_RX' and m.state in ('ANSWERED', 'GIVEN_UP')),
            judged as (
                select e.pharmacy, e.attempts,
                       greatest(0, ceil(extract(epoch from e.ended_at - e.begun_at) * 1000))::bigint as millis,
                       case when e.state = 'GIVEN_UP' then 'unknown'
                            when answer.outcome = 'error' and answer.code = '%1$s' then 'rejected'
                            when answer.outcome = 'error' then 'failed'
                            when answer.outcome is not null then 'delivered'
                            when exists (
                                select from inbound_message i
                                where i.prescription_id = e.prescription_id and i.sender = e.pharmacy and i.kind = 'Error'
                                  and i.received_at between e.begun_at and e.ended_at + interval '1 minute') then 'failed'
                            else 'delivered' end as ending
                from ended e left join lateral (
                    select a.outcome, a.code from delivery_attempt a
                    where a.message_id = e.id and a.finished_at <= e.ended_at + interval '1 minute'
                      and (a.outcome in ('accepted', 'verified') or a.outcome = 'error' and a.code not in ('%2$s', '%3$s'))
                    order by a.finished_at desc, a.number desc limit 1) answer on true)
            select pharmacy, ending, width_bucket(millis, ?::bigint[]) as class, count(*) as messages,
                   count(*) filter (where attempts > 1) as repeated, count(*) filter (where millis <= ?) as in_time,
                   max(millis) as slowest
            from judged group by 1, 2, 3""".formatted(ErrorAnswer.REJECTED, ErrorAnswer.COMMUNICATION_PROBLEM, ErrorAnswer.SYSTEM_ERROR);

    /** In how many minutes an attempt at a pharmacy ended, and in how many of them one with an answer; what we could not write is not the pharmacy's. */
    private static final String MINUTES = """
            select m.pharmacy_ncpdp_id as pharmacy, count(distinct date_trunc('minute', a.finished_at)) as tried,
                   count(distinct date_trunc('minute', a.finished_at))
                       filter (where a.outcome in ('accepted', 'verified', 'error', 'decided')) as answered
            from delivery_attempt a join outgoing_message m on m.id = a.message_id
            where a.finished_at >= ? and a.finished_at < ? and a.outcome <> 'unwritten'
            group by 1""";

    /** One pharmacy's figures while they are added up. */
    private static final class Sum {
        private Tally tally = Tally.NOTHING;

        void add(Tally other) {
            tally = tally.plus(other);
        }
    }

    /** What became of the messages to each pharmacy; those without any message, attempt or stop of their own are left out. */
    Map<String, Tally> count(Connection connection, Instant from, Instant until, Objective objective, Stops stops)
            throws SQLException {
        Map<String, Sum> sums = new HashMap<>();
        endings(connection, from, until, objective, sums);
        minutes(connection, from, until, sums);
        stops.pharmacies().forEach(pharmacy -> of(sums, pharmacy));
        Map<String, Tally> tallies = new HashMap<>();
        sums.forEach((pharmacy, sum) -> tallies.put(
                pharmacy, sum.tally.plus(Tally.ofStop(stops.of(pharmacy).toSeconds()))));
        return tallies;
    }

    private static Sum of(Map<String, Sum> sums, String pharmacy) {
        return sums.computeIfAbsent(pharmacy, id -> new Sum());
    }

    private static void endings(
            Connection connection, Instant from, Instant until, Objective objective, Map<String, Sum> sums)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENDINGS)) {
            select.setTimestamp(1, Timestamp.from(from));
            select.setTimestamp(2, Timestamp.from(until));
            select.setArray(
                    3, connection.createArrayOf("int8", DeliveryTimes.begins().toArray()));
            select.setLong(4, objective.within().toMillis());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    of(sums, row.getString("pharmacy")).add(ending(row));
                }
            }
        }
    }

    private static Tally ending(ResultSet row) throws SQLException {
        long messages = row.getLong("messages");
        long repeated = row.getLong("repeated");
        long inTime = row.getLong("in_time");
        String ending = row.getString("ending");
        return switch (ending) {
            case "delivered" ->
                new Tally(
                        messages,
                        0,
                        0,
                        0,
                        repeated,
                        inTime,
                        0,
                        0,
                        0,
                        DeliveryTimes.of(row.getInt("class"), messages, row.getLong("slowest")));
            case "rejected" -> new Tally(0, messages, 0, 0, repeated, inTime, 0, 0, 0, DeliveryTimes.NONE);
            case "failed" -> new Tally(0, 0, messages, 0, repeated, 0, 0, 0, 0, DeliveryTimes.NONE);
            case "unknown" -> new Tally(0, 0, 0, messages, repeated, 0, 0, 0, 0, DeliveryTimes.NONE);
            default -> throw new IllegalStateException("no ending: " + ending);
        };
    }

    private static void minutes(Connection connection, Instant from, Instant until, Map<String, Sum> sums)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MINUTES)) {
            select.setTimestamp(1, Timestamp.from(from));
            select.setTimestamp(2, Timestamp.from(until));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    of(sums, row.getString("pharmacy"))
                            .add(Tally.ofMinutes(row.getLong("tried"), row.getLong("answered")));
                }
            }
        }
    }

    /** What operations kept back in this stretch of time. */
    Stops stops(Connection connection, Instant from, Instant until) throws SQLException {
        Stops stops = new Stops(from, until);
        pauses(connection, until, stops);
        try (PreparedStatement select = connection.prepareStatement("""
                select scope, target, thrown_at, lifted_at from kill_switch
                where scope in ('all', 'pharmacy') and thrown_at < ? and (lifted_at is null or lifted_at > ?)""")) {
            select.setTimestamp(1, Timestamp.from(until));
            select.setTimestamp(2, Timestamp.from(from));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp lifted = row.getTimestamp("lifted_at");
                    Stops.Span span = new Stops.Span(
                            row.getTimestamp("thrown_at").toInstant(), lifted == null ? until : lifted.toInstant());
                    if (row.getString("scope").equals("all")) {
                        stops.all(span);
                    } else {
                        stops.pharmacy(row.getString("target"), span);
                    }
                }
            }
        }
        return stops;
    }

    /** Pauses of partners, from the audit: a row for each change of a state. */
    private static void pauses(Connection connection, Instant until, Stops stops) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select subject, action, occurred_at,
                       lead(occurred_at) over (partition by subject order by id) as changed_at
                from audit
                where subject_kind = 'partner' and action in ('active', 'paused', 'draining') and outcome = 'done'""")) {
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (PartnerState.of(row.getString("action")) == PartnerState.PAUSED) {
                        stops.pharmacy(
                                row.getString("subject"),
                                new Stops.Span(
                                        row.getTimestamp("occurred_at").toInstant(),
                                        end(row.getTimestamp("changed_at"), until)));
                    }
                }
            }
        }
    }

    private static Instant end(@Nullable Timestamp changed, Instant until) {
        return changed == null ? until : changed.toInstant();
    }
}
