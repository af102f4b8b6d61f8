package org.scriptline.pharmacy.inbound.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;
import org.scriptline.pharmacy.inbound.store.UnreadStore;
import org.scriptline.pharmacy.inbound.store.UnreadStore.Hour;

/**
 * Keeps the beginning of what is refused unread, and counts it whether it is kept or not. Whoever floods us waits for nothing and holds at most one connection to the
 * database: what comes while one of the same sender is being kept, or when its hour is full, is counted in memory.
 */
@ApplicationScoped
public class UnreadMessages {

    private static final Logger LOG = Logger.getLogger(UnreadMessages.class);

    private final UnreadStore store;
    private final MeterRegistry meters;
    private final Clock clock;
    /** Senders of whom one is being kept. */
    private final Set<String> keeping = ConcurrentHashMap.newKeySet();
    /** Hours in which nothing more is kept. */
    private final Set<Hour> full = ConcurrentHashMap.newKeySet();
    /** How many were not kept, and are not counted in the store yet. */
    private final Map<Hour, Integer> unkept = new ConcurrentHashMap<>();

    public UnreadMessages(UnreadStore store, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Keeps it unless its sender has sent too many of them, or another one is being kept.
     *
     * @param sender the organisation of the token or of the folder
     * @param why holds nothing of the content
     */
    public void keep(String sender, ErrorCode code, String why, Beginning beginning) {
        Hour hour = Hour.of(sender, clock.instant());
        boolean kept = keepAlone(hour, code, why, beginning);
        if (!kept) {
            unkept.merge(hour, 1, Integer::sum);
        }
        meters.counter("scriptline.inbound.unread", "code", code.name(), "kept", Boolean.toString(kept))
                .increment();
    }

    private boolean keepAlone(Hour hour, ErrorCode code, String why, Beginning beginning) {
        if (!keeping.add(hour.sender())) {
            return false;
        }
        try {
            return !full.contains(hour) && keepWithOthers(hour, code, why, beginning);
        } finally {
            keeping.remove(hour.sender());
        }
    }

    private boolean keepWithOthers(Hour hour, ErrorCode code, String why, Beginning beginning) {
        Integer others = unkept.remove(hour);
        boolean counted = false;
        try {
            UnreadStore.Outcome outcome = store.keepUnread(hour, code, why, beginning, others == null ? 0 : others);
            counted = true;
            if (outcome.full()) {
                full.add(hour);
            }
            return outcome.kept();
        } finally {
            if (!counted && others != null) {
                unkept.merge(hour, others, Integer::sum);
            }
        }
    }

    /** Stores what was counted. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void store() {
        full.removeIf(hour ->
                hour.begin().isBefore(Hour.of(hour.sender(), clock.instant()).begin()));
        SortedMap<Hour, Integer> counts = new TreeMap<>();
        for (Hour hour : unkept.keySet()) {
            Integer count = unkept.remove(hour);
            if (count != null) {
                counts.put(hour, count);
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        try {
            store.countUnkept(counts);
        } catch (DatabaseException unavailable) {
            counts.forEach((hour, count) -> unkept.merge(hour, count, Integer::sum));
            LOG.debugf("what was not kept is not counted yet: %s", unavailable.getMessage());
        }
    }
}
