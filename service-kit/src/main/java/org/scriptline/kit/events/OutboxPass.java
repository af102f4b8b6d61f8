package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * One pass of the relay in one transaction: lock, read the oldest rows by id, send, wait for every acknowledgement,
 * delete what was acknowledged, commit.
 *
 * <p>At the first failed send nothing from it onward is deleted and the producer is given up with what it still holds; the
 * next pass begins again at the head. Duplicates that this makes are absorbed by the consumers' cursors.
 */
@ApplicationScoped
public class OutboxPass {

    private static final Logger LOG = Logger.getLogger(OutboxPass.class);
    /** Advisory lock of the relay; one relay per service database at a time. */
    private static final long RELAY_LOCK = 0x5C21_0B0CL;

    private final DataSource dataSource;
    private final EventProducer producer;
    private final Clock clock;
    private final int batch;

    public OutboxPass(
            DataSource dataSource,
            EventProducer producer,
            Clock clock,
            @ConfigProperty(name = "scriptline.outbox.batch") int batch) {
        this.dataSource = dataSource;
        this.producer = producer;
        this.clock = clock;
        this.batch = batch;
    }

    /** What a pass did: whether more waits, whether a send failed, and how old the oldest unsent event is. */
    record Result(boolean more, boolean failed, Duration oldestAge) {}

    private record Pending(long id, Instant occurredAt, ProducerRecord<String, byte[]> record) {}

    Result run() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Result result = locked(connection) ? pass(connection) : new Result(false, false, Duration.ZERO);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            LOG.warnf("the outbox cannot be read, SQLSTATE %s", failure.getSQLState());
            return new Result(false, true, Duration.ZERO);
        }
    }

    void close() {
        producer.close();
    }

    private Result pass(Connection connection) throws SQLException {
        List<Pending> pending = oldest(connection);
        if (pending.isEmpty()) {
            return new Result(false, false, Duration.ZERO);
        }
        int sent = send(pending);
        delete(connection, pending.subList(0, sent));
        boolean failed = sent < pending.size();
        Duration age = failed ? Duration.between(pending.get(sent).occurredAt(), clock.instant()) : Duration.ZERO;
        return new Result(!failed && pending.size() == batch, failed, age);
    }

    private int send(List<Pending> pending) {
        int acknowledged =
                Handover.acknowledged(pending.stream().map(Pending::record).toList(), producer::send);
        if (acknowledged < pending.size()) {
            producer.abandon();
        }
        return acknowledged;
    }

    private List<Pending> oldest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select o.id, e.event_id, e.topic, e.type, e.subject, e.sequence, e.event_key, e.actor, e.organization,
                       e.occurred_at, e.payload, e.traceparent
                from outbox o join event e on e.id = o.event
                order by o.id limit ?""")) {
            select.setInt(1, batch);
            try (ResultSet rows = select.executeQuery()) {
                List<Pending> pending = new ArrayList<>();
                while (rows.next()) {
                    Instant time =
                            rows.getObject("occurred_at", OffsetDateTime.class).toInstant();
                    pending.add(new Pending(rows.getLong("id"), time, producer.record(rows, time)));
                }
                return pending;
            }
        }
    }

    private static void delete(Connection connection, List<Pending> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Pending::id).toArray()));
            delete.executeUpdate();
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, RELAY_LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
