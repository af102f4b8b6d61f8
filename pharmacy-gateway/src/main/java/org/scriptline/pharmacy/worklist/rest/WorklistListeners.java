package org.scriptline.pharmacy.worklist.rest;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.worklist.ToldMoves;
import org.scriptline.pharmacy.worklist.WorklistMove;
import org.scriptline.pharmacy.worklist.store.MovesReader;

/** All open streams of this process. One statement a second looks for what moved at their pharmacies, whichever process moved it; none when nobody listens. */
@ApplicationScoped
public class WorklistListeners {

    /** Streams of one pharmacy: its tills. */
    static final int PER_PHARMACY = 20;
    /** Streams of this process. */
    static final int ALL = 1000;
    /** Moves in one look, the latest; a look every second reaches half a minute back unless they are more. */
    private static final int AT_ONCE = 5000;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Logger LOG = Logger.getLogger(WorklistListeners.class);

    private final Database database;
    private final MovesReader reader;
    private final Clock clock;
    private final Queue<WorklistListener> listeners = new ConcurrentLinkedQueue<>();
    private volatile Instant heartbeat = Instant.EPOCH;

    public WorklistListeners(Database database, MovesReader reader, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Tells the listener what moved since then, and from now on what moves.
     *
     * @param since null when only what moves from now on is wanted
     */
    void add(WorklistListener listener, @Nullable Instant since) {
        long same = listeners.stream()
                .filter(other -> other.pharmacy().equals(listener.pharmacy()))
                .count();
        if (same >= PER_PHARMACY || listeners.size() >= ALL) {
            throw new ProblemException(ErrorCode.REQUEST_RATE_EXCEEDED, "This pharmacy has too many open streams.");
        }
        Instant now = clock.instant();
        Instant from = (since == null ? now : since).minus(ToldMoves.MARGIN);
        List<WorklistMove> found =
                moved(Set.of(listener.pharmacy()), from).getOrDefault(listener.pharmacy(), List.of());
        listener.heartbeat();
        if (since == null) {
            listener.skip(found, now);
        } else {
            listener.tell(found, now);
        }
        if (!listener.over(clock.instant())) {
            listeners.add(listener);
        }
    }

    /** Looks once and tells. */
    @Scheduled(every = "{scriptline.worklist.events-look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        listeners.removeIf(listener -> listener.over(now));
        if (listeners.isEmpty()) {
            return;
        }
        try {
            Map<String, List<WorklistMove>> moved = moved(
                    listeners.stream().map(WorklistListener::pharmacy).collect(Collectors.toSet()),
                    now.minus(ToldMoves.MARGIN));
            listeners.forEach(listener -> listener.tell(moved.getOrDefault(listener.pharmacy(), List.of()), now));
        } catch (DatabaseException unavailable) {
            LOG.debugf("listeners wait for the database: %s", unavailable.getMessage());
        }
        if (heartbeat.plus(HEARTBEAT).isBefore(now)) {
            heartbeat = now;
            listeners.forEach(WorklistListener::heartbeat);
        }
    }

    private Map<String, List<WorklistMove>> moved(Set<String> pharmacies, Instant since) {
        return database.read(connection -> reader.since(connection, pharmacies, since, AT_ONCE));
    }

    @PreDestroy
    void stop() {
        listeners.forEach(WorklistListener::close);
    }
}
