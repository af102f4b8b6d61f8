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
            List<MatchStore.Unscored> records =
                    database.read(connection -> MatchStore.unscored(connection, RECORDS_AT_ONCE));
            if (records.isEmpty() || !compared(records)) {
                break;
            }
        }
    }

    /**
     * Compares them, and only then takes them off the list: what a crash interrupts is compared again. Their keys are
     * committed before anybody is looked for, so that of two records that two processes compare at once one sees the other.
     *
     * @return false when some have to be looked at again later
     */
    private boolean compared(List<MatchStore.Unscored> records) {
        database.run(transaction -> MatchStore.index(transaction.connection(), records));
        List<UUID> ids = records.stream().map(MatchStore.Unscored::record).toList();
        List<MatchStore.Pair> pairs = database.read(connection -> MatchStore.pairs(connection, ids));
        Set<UUID> all = new HashSet<>();
        pairs.forEach(pair -> all.addAll(List.of(pair.here(), pair.there())));
        Map<UUID, Demographics> known = new HashMap<>();
        if (!all.isEmpty()) {
            known.putAll(database.read(connection -> MatchStore.demographics(connection, all)));
        }
        Set<UUID> again = compare(pairs, known);
        List<MatchStore.Unscored> done = records.stream()
                .filter(record -> !again.contains(record.record()))
                .toList();
        database.run(transaction -> MatchStore.scored(transaction.connection(), done));
        return again.isEmpty();
    }

    /** The records of which a pair could not be settled. */
    private Set<UUID> compare(List<MatchStore.Pair> pairs, Map<UUID, Demographics> known) {
        List<NeverLink> strangers = new ArrayList<>();
        Set<UUID> unsettled = new HashSet<>();
        for (MatchStore.Pair pair : pairs) {
            Demographics here = known.get(pair.here());
            Demographics there = known.get(pair.there());
            if (here != null && there != null && !pair.neverLink()) {
                MatchScore score = MatchScore.of(here, there);
                if (!pair.linked() && !score.worthALook()) {
                    strangers.add(NeverLink.of(pair.here(), pair.there()));
                } else if (!settled(pair, score)) {
                    unsettled.add(pair.here());
                }
            }
        }
        if (!strangers.isEmpty()) {
            database.run(transaction -> MatchStore.gone(transaction.connection(), strangers));
        }
        return unsettled;
    }

    private boolean settled(MatchStore.Pair pair, MatchScore score) {
        try {
            database.run(transaction -> settle(transaction, pair, score));
            return true;
        } catch (RuntimeException failure) {
            meters.counter("scriptline.persons.unsettled").increment();
            LOG.warnf("two records could not be compared and will be again: %s", failure.getClass());
            return false;
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
