package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.problem.ProblemException;

/** The append-only table of events, produced and consumed, and the outbox rows that point into it. */
@ApplicationScoped
public class EventArchive {

    /** The largest payload in bytes. */
    public static final int PAYLOAD_LIMIT = 512 * 1024;

    private static final String PRODUCED = """
            with written as (
                insert into event (event_id, direction, topic, type, subject, sequence, event_key, actor, organization,
                                   occurred_at, payload, traceparent)
                select event_id, 'P', topic, type, subject, sequence, event_key, actor, organization, occurred_at,
                       payload, traceparent
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                            ?::timestamptz[], ?::bytea[], ?::text[]) with ordinality
                     as new (event_id, topic, type, subject, sequence, event_key, actor, organization, occurred_at,
                             payload, traceparent, position)
                order by position
                returning id)
            insert into outbox (event) select id from written order by id""";

    private static final String CONSUMED = """
            insert into event (event_id, direction, topic, type, subject, sequence, event_key, actor, organization,
                               occurred_at, payload, traceparent)
            select event_id, 'C', topic, type, subject, sequence, event_key, actor, organization, occurred_at,
                   payload, traceparent
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                        ?::timestamptz[], ?::bytea[], ?::text[]) with ordinality
                 as new (event_id, topic, type, subject, sequence, event_key, actor, organization, occurred_at,
                         payload, traceparent, position)
            order by position
            on conflict do nothing""";

    private final Clock clock;
    private final IdGenerator ids;

    public EventArchive(Clock clock, IdGenerator ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Writes the events and their outbox rows, in order, in the caller's transaction. */
    public void writeProduced(Connection connection, List<OutgoingEvent> events, TraceLinks traces)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Columns columns = new Columns(events.size());
        Instant now = clock.instant();
        for (OutgoingEvent event : events) {
            byte[] payload = EventJson.write(event.payload());
            if (payload.length > PAYLOAD_LIMIT) {
                throw new ProblemException(
                        ErrorCode.EVENT_TOO_LARGE, "The content is larger than " + PAYLOAD_LIMIT + " bytes.");
            }
            columns.add(
                    ids.next(),
                    event.type().topic().code(),
                    event.type().code(),
                    event.subject(),
                    event.sequence(),
                    event.key(),
                    event.actor(),
                    now,
                    payload,
                    traces.of(event));
        }
        columns.insert(connection, PRODUCED);
    }

    /** Keeps consumed events for the timeline; one that is kept already is left alone. */
    public void writeConsumed(Connection connection, List<IncomingEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Columns columns = new Columns(events.size());
        for (IncomingEvent event : events) {
            columns.add(
                    event.id(),
                    event.type().topic().code(),
                    event.type().code(),
                    event.subject(),
                    event.sequence(),
                    event.key(),
                    event.actor(),
                    event.time(),
                    event.bytes(),
                    event.traceparent());
        }
        columns.insert(connection, CONSUMED);
    }

    /** Column arrays for one statement over many rows. */
    private static final class Columns {
        private final UUID[] eventIds;
        private final String[] topics;
        private final String[] types;
        private final String[] subjects;
        private final Long[] sequences;
        private final String[] keys;
        private final String[] actors;
        private final String[] organizations;
        private final OffsetDateTime[] times;
        private final byte[][] payloads;
        private final @Nullable String[] traces;
        private int size;

        Columns(int capacity) {
            eventIds = new UUID[capacity];
            topics = new String[capacity];
            types = new String[capacity];
            subjects = new String[capacity];
            sequences = new Long[capacity];
            keys = new String[capacity];
            actors = new String[capacity];
            organizations = new String[capacity];
            times = new OffsetDateTime[capacity];
            payloads = new byte[capacity][];
            traces = new String[capacity];
        }

        void add(
                UUID id,
                String topic,
                String type,
                String subject,
                long sequence,
                String key,
                Actor actor,
                Instant time,
                byte[] payload,
                @Nullable String trace) {
            eventIds[size] = id;
            topics[size] = topic;
            types[size] = type;
            subjects[size] = subject;
            sequences[size] = sequence;
            keys[size] = key;
            actors[size] = actor.name();
            organizations[size] = actor.organization();
            times[size] = time.atOffset(ZoneOffset.UTC);
            payloads[size] = payload;
            traces[size] = trace;
            size++;
        }

        void insert(Connection connection, String sql) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("uuid", eventIds));
                statement.setArray(2, connection.createArrayOf("text", topics));
                statement.setArray(3, connection.createArrayOf("text", types));
                statement.setArray(4, connection.createArrayOf("text", subjects));
                statement.setArray(5, connection.createArrayOf("bigint", sequences));
                statement.setArray(6, connection.createArrayOf("text", keys));
                statement.setArray(7, connection.createArrayOf("text", actors));
                statement.setArray(8, connection.createArrayOf("text", organizations));
                statement.setArray(9, connection.createArrayOf("timestamptz", times));
                statement.setArray(10, connection.createArrayOf("bytea", payloads));
                statement.setArray(11, connection.createArrayOf("text", traces));
                statement.executeUpdate();
            }
        }
    }
}
