package org.scriptline.local.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.stack.DatabaseAccess;

/**
 * Learns of the ends of lives by one question a second for all that are due, instead of one request for each: what measures must
 * cost little, since it stands on the same cores. The end counts from the time that the service itself wrote beside the state.
 */
final class EndWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** A healthy pharmacy fills a second after it verified: asking earlier would only cost. */
    private static final Duration NOT_BEFORE = Duration.ofSeconds(1);

    /** A complete life: cleared by the gate, acknowledged, verified, filled; or one that the gate holds. */
    private static final String ENDED = """
            SELECT id, order_status, updated_at FROM prescription
            WHERE id = ANY (?)
              AND (order_status = 'held'
                   OR order_status = 'completed' AND transmission_status = 'verified' AND fill_status = 'dispensed'
                      AND released_at IS NOT NULL AND NOT unscreened)""";

    private final DatabaseAccess access;
    private final BiConsumer<Life, Instant> ended;
    private final ConcurrentHashMap<UUID, Life> waiting = new ConcurrentHashMap<>();
    private final AtomicLong looks = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "end-watch");
    private volatile boolean closed;
    private @Nullable Connection connection;

    /**
     * @param access to the database of prescription-service, in the name of the server's administrator
     * @param ended is told each life that has ended as it should, and when
     */
    EndWatch(DatabaseAccess access, BiConsumer<Life, Instant> ended) {
        this.access = access;
        this.ended = ended;
        thread.setDaemon(true);
        thread.start();
    }

    void await(Life life) {
        waiting.put(life.prescription(), life);
    }

    /** How many have not ended. */
    int waiting() {
        return waiting.size();
    }

    /** Questions asked so far, each a transaction of the prescription database that is ours and not the service's. */
    long looks() {
        return looks.get();
    }

    /** Forgets and returns those that are still waiting. */
    List<Life> giveUp() {
        List<Life> left = List.copyOf(waiting.values());
        waiting.clear();
        return left;
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(BETWEEN_LOOKS);
                look();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        UUID[] due = waiting.values().stream()
                .filter(life -> life.start().elapsed().compareTo(NOT_BEFORE) > 0)
                .map(Life::prescription)
                .toArray(UUID[]::new);
        if (due.length == 0) {
            return;
        }
        try (PreparedStatement question = connect().prepareStatement(ENDED)) {
            Array ids = question.getConnection().createArrayOf("uuid", due);
            question.setArray(1, ids);
            looks.incrementAndGet();
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    end(rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(3, OffsetDateTime.class));
                }
            }
        } catch (SQLException databaseAway) {
            // A run may kill the database on purpose: the next look connects again.
            disconnect();
        }
    }

    private void end(UUID prescription, String order, OffsetDateTime at) {
        Life life = waiting.get(prescription);
        if (life != null && life.held() == order.equals("held")) {
            waiting.remove(prescription);
            ended.accept(life, at.toInstant());
        }
    }

    private Connection connect() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(access.url(), access.user(), access.password());
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                // It is given up either way.
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join();
        disconnect();
    }
}
