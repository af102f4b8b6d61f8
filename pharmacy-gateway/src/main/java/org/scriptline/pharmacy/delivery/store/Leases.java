package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;

/**
 * Which process delivers a message now. A lease that ran out belongs to a process that died or to an answer that nobody waits for any more: the message is sent
 * again, with the same MessageID.
 */
@ApplicationScoped
public class Leases {

    /** Where the parameters of {@link #DUE} begin in {@link #TAKE}. */
    private static final int[] FIRST_OF_DUE = {2, 6};

    /** How many due messages of one pharmacy are taken at a time, of prescriptions and of others. */
    static final int PER_PHARMACY = 16;

    private final Clock clock;
    private final String owner;
    private final Duration length;
    private final Instant started;

    public Leases(
            Clock clock,
            @ConfigProperty(name = "scriptline.instance") String owner,
            @ConfigProperty(name = "scriptline.delivery.lease") Duration length) {
        this.clock = clock;
        this.owner = owner;
        this.length = length;
        this.started = clock.instant();
    }

    String owner() {
        return owner;
    }

    Instant end(Instant start) {
        return start.plus(length);
    }

    /** SQL that is true for a message {@code m} that this version can send: while replicas of two versions run, the older one leaves what it does not know to the newer. */
    static final String KNOWN = Arrays.stream(MessageKind.values())
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", ", "m.kind in (", ")"));

    /** What of one pharmacy may be taken now; each of the two has an index of its own, so that a stopped backlog is not read for the cancels behind it. */
    private static final String DUE = """
            select due.id from open cross join lateral (
                select m.id from outgoing_message m
                where m.pharmacy_ncpdp_id = open.id and m.state = 'DUE' and %s and m.due_at <= ?
                  and (m.leased_until is null or m.leased_until <= ?) and m.deadline_at > ?
                order by m.due_at limit ?
                for update skip locked) due""";

    /** Goes from pharmacy to pharmacy along the index, so that one's backlog is not read for the others'. */
    private static final String TAKE = """
            with recursive waiting (id) as (
                (select m.pharmacy_ncpdp_id from outgoing_message m where m.state = 'DUE'
                 order by m.pharmacy_ncpdp_id limit 1)
                union all
                select (select m.pharmacy_ncpdp_id from outgoing_message m
                        where m.state = 'DUE' and m.pharmacy_ncpdp_id > waiting.id
                        order by m.pharmacy_ncpdp_id limit 1)
                from waiting where waiting.id is not null),
            open as (
                select waiting.id, %s as stopped from waiting where waiting.id <> all(?)),
            taken as (%s union all %s),
            leased as (
                update outgoing_message m set attempts = m.attempts + 1, leased_until = ?, leased_by = ?
                from taken where m.id = taken.id
                returning m.*),
            attempt as (
                insert into delivery_attempt (message_id, number, started_at)
                select id, attempts, ? from leased)
            select * from leased""".formatted(
                    StoppedDeliveries.STOPPED_PHARMACY.formatted("waiting.id"),
                    DUE.formatted("m.kind = 'NEW_RX' and not open.stopped"),
                    DUE.formatted("m.kind <> 'NEW_RX' and " + KNOWN));

    /** Takes what is due, records an attempt for each, and leaves alone what another process is taking, what a kill switch stops and pharmacies that have enough. */
    public List<Parcel> take(Connection connection, Set<String> busyPharmacies) throws SQLException {
        Instant now = clock.instant();
        Timestamp at = Timestamp.from(now);
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setArray(1, connection.createArrayOf("text", busyPharmacies.toArray()));
            for (int first : FIRST_OF_DUE) {
                take.setTimestamp(first, at);
                take.setTimestamp(first + 1, at);
                take.setTimestamp(first + 2, at);
                take.setInt(first + 3, PER_PHARMACY);
            }
            take.setTimestamp(10, Timestamp.from(end(now)));
            take.setString(11, owner);
            take.setTimestamp(12, at);
            List<Parcel> parcels = new ArrayList<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    parcels.add(parcel(row));
                }
            }
            return parcels;
        }
    }

    /** At start: what this process had taken before it died is free again, and not what it has taken since. */
    public int forgetOwn(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set leased_until = null
                where state = 'DUE' and leased_by = ? and leased_until <= ?""")) {
            update.setString(1, owner);
            update.setTimestamp(2, Timestamp.from(end(started)));
            return update.executeUpdate();
        }
    }

    /** A message of the table as a parcel. */
    static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getObject("id", UUID.class),
                row.getObject("prescription_id", UUID.class),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("pharmacy_ncpdp_id"),
                row.getBytes("body"),
                row.getInt("attempts"),
                row.getTimestamp("deadline_at").toInstant(),
                row.getString("traceparent"),
                row.getInt("times_put_off"));
    }
}
