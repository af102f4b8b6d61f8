package org.scriptline.interaction.gate.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.gate.store.MatchStore;
import org.scriptline.interaction.gate.store.PersonDecisions;
import org.scriptline.interaction.person.MatchScore;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.ConsumerProgress;
import org.scriptline.kit.identity.IdGenerator;

/**
 * Compares records that were stated with those that may be the same person: links what is sure, lists what somebody
 * should look at, and sees to it that the next signer is shown a link that no human made. It rests while the gate works.
 */
@ApplicationScoped
public class MatchWorker {
    private static final Logger LOG = Logger.getLogger(MatchWorker.class);
    private static final int RECORDS_AT_ONCE = 100;
    private static final int ROUNDS = 20;
    private static final Duration BUSY = Duration.ofMillis(250);
    private static final Actor SELF = Actor.service("interaction-service");

    private final Database database;
    private final PersonDecisions decisions;
    private final ConsumerProgress progress;
    private final IdGenerator ids;
    private final Clock clock;
    private final MeterRegistry meters;

    public MatchWorker(
            Database database,
            PersonDecisions decisions,
            ConsumerProgress progress,
            IdGenerator ids,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.decisions = decisions;
        this.progress = progress;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(every = "{scriptline.gate.new-facts}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        for (int round = 0; round < ROUNDS && progress.oldestUnapplied().compareTo(BUSY) <= 0; round++) {
            List<MatchStore.Pair> pairs = database.inTransaction(this::next);
            Map<UUID, Demographics> known = new HashMap<>();
            if (!pairs.isEmpty()) {
                Set<UUID> all = new HashSet<>();
                pairs.forEach(pair -> all.addAll(List.of(pair.here(), pair.there())));
                known.putAll(database.read(connection -> MatchStore.demographics(connection, all)));
            }
            compare(pairs, known);
            if (pairs.isEmpty()
                    && database.read(connection -> MatchStore.unscored(connection, 1))
                            .isEmpty()) {
                break;
            }
        }
    }

    /** A record that is stated again meanwhile is on the list again. */
    private List<MatchStore.Pair> next(Transaction transaction) throws SQLException {
        Map<UUID, Demographics> records = MatchStore.unscored(transaction.connection(), RECORDS_AT_ONCE);
        if (records.isEmpty()) {
            return List.of();
        }
        MatchStore.index(transaction.connection(), records);
        return MatchStore.pairs(transaction.connection(), records.keySet());
    }

    private void compare(List<MatchStore.Pair> pairs, Map<UUID, Demographics> known) {
        List<NeverLink> strangers = new ArrayList<>();
        for (MatchStore.Pair pair : pairs) {
            Demographics here = known.get(pair.here());
            Demographics there = known.get(pair.there());
            if (here != null && there != null && !pair.neverLink()) {
                MatchScore score = MatchScore.of(here, there);
                if (pair.linked() || score.worthALook()) {
                    settle(pair, score);
                } else {
                    strangers.add(NeverLink.of(pair.here(), pair.there()));
                }
            }
        }
        if (!strangers.isEmpty()) {
            database.run(transaction -> MatchStore.gone(transaction.connection(), strangers));
        }
    }

    private void settle(MatchStore.Pair pair, MatchScore score) {
        try {
            database.run(transaction -> settle(transaction, pair, score));
        } catch (RuntimeException failure) {
            LOG.warnf("two records could not be compared: %s", failure.getClass());
        }
    }

    private void settle(Transaction transaction, MatchStore.Pair pair, MatchScore score) throws SQLException {
        NeverLink sorted = NeverLink.of(pair.here(), pair.there());
        if (!pair.linked() && !score.links()) {
            MatchStore.review(transaction.connection(), ids.next(), sorted, score, clock.instant());
            return;
        }
        if (!pair.linked()) {
            boolean linked = decisions.linkByMatching(
                    transaction, pair.here(), pair.there(), SELF, "matching " + score.explained());
            if (!linked) {
                MatchStore.review(transaction.connection(), ids.next(), sorted, score, clock.instant());
                return;
            }
            transaction.afterCommit(() -> meters.counter("scriptline.persons.linked", "by", "matching")
                    .increment());
        }
        MatchStore.gone(transaction.connection(), List.of(sorted));
        MatchStore.notice(transaction.connection(), pair.here(), pair.there(), score.explained(), clock.instant());
    }
}
