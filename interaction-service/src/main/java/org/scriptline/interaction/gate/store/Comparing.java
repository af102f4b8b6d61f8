package org.scriptline.interaction.gate.store;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.scriptline.interaction.gate.store.MatchStore.Unscored;
import org.scriptline.interaction.person.MatchScore;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.ReadWork;
import org.scriptline.kit.database.SqlStates;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.identity.IdGenerator;

/**
 * Compares stated records with those that may be the same person, a batch in one transaction: their keys, what is found,
 * and that they have been compared. A crash takes all of it back, and they are compared again. Of all processes one
 * compares at a time, and reads after the one before has committed, so that of two records the later one compared sees
 * the earlier.
 *
 * <p>Only a link that nobody has made yet needs the locks of persons: each is a transaction of its own afterwards, and
 * its records stay on the list until it is done.
 */
@ApplicationScoped
public class Comparing {
    /** What a round came to. */
    public enum Round {
        /** Everything taken was compared, and there may be more. */
        DONE,
        NOTHING_TO_DO,
        /** Another process compares just now. */
        ELSEWHERE,
        /** Something failed; it comes again. */
        UNSETTLED
    }

    private static final Logger LOG = Logger.getLogger(Comparing.class);
    private static final Actor SELF = Actor.service("interaction-service");

    private final Database database;
    private final PersonDecisions decisions;
    private final IdGenerator ids;
    private final Clock clock;
    private final MeterRegistry meters;
    /** Records of batches that failed: taken one by one, so that one of them keeps no other waiting. */
    private final Set<UUID> failed = new LinkedHashSet<>();

    public Comparing(Database database, PersonDecisions decisions, IdGenerator ids, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** What a batch's transaction did, and the links that are still to be made. */
    private record Compared(Round round, List<Unscored> records, List<ComparisonRows.Pair> links) {}

    /** Compares the records that nobody has compared since they were stated, at most so many. */
    public synchronized Round compare(int most) {
        Set<UUID> apart = Set.copyOf(failed);
        return round(connection -> MatchStore.unscored(connection, most, apart));
    }

    /** Takes up what failed before, each record by itself, until the database is not there or another compares. */
    public synchronized void compareFailed() {
        for (UUID record : List.copyOf(failed)) {
            failed.remove(record);
            Round round = round(connection -> MatchStore.unscored(connection, List.of(record)));
            if (round == Round.UNSETTLED || round == Round.ELSEWHERE) {
                failed.add(record);
            }
            if (round == Round.ELSEWHERE) {
                return;
            }
        }
    }

    private Round round(ReadWork<List<Unscored>> choice) {
        List<Unscored> taken = new ArrayList<>();
        try {
            Compared compared = database.inTransaction(transaction -> together(transaction, choice, taken));
            return compared.links().isEmpty() ? compared.round() : link(compared);
        } catch (RuntimeException failure) {
            SQLException cause = SqlStates.within(failure);
            if (cause == null || !SqlStates.infrastructure(cause)) {
                taken.forEach(record -> failed.add(record.record()));
            }
            return unsettled(failure);
        }
    }

    private Round unsettled(RuntimeException failure) {
        meters.counter("scriptline.persons.unsettled").increment();
        LOG.warnf("records could not be compared and will be again: %s", failure.getClass());
        return Round.UNSETTLED;
    }

    private Compared together(Transaction transaction, ReadWork<List<Unscored>> choice, List<Unscored> taken)
            throws SQLException {
        taken.clear();
        Connection connection = transaction.connection();
        if (!ComparisonRows.alone(connection)) {
            return new Compared(Round.ELSEWHERE, taken, List.of());
        }
        taken.addAll(choice.run(connection));
        if (taken.isEmpty()) {
            return new Compared(Round.NOTHING_TO_DO, taken, List.of());
        }
        MatchStore.index(connection, taken);
        Findings findings = new Findings();
        ComparisonRows.pairs(connection, taken).forEach(findings::add);
        MatchStore.gone(connection, findings.gone);
        MatchStore.review(connection, findings.reviews, ids::next, clock.instant());
        MatchStore.notice(connection, findings.linked, clock.instant());
        Set<UUID> waiting = new HashSet<>();
        findings.links.forEach(
                pair -> waiting.addAll(List.of(pair.of().first(), pair.of().second())));
        MatchStore.scored(
                connection,
                taken.stream()
                        .filter(record -> !waiting.contains(record.record()))
                        .toList());
        return new Compared(
                Round.DONE,
                taken.stream()
                        .filter(record -> waiting.contains(record.record()))
                        .toList(),
                findings.links);
    }

    /** What is to be written of a batch's pairs. */
    private static final class Findings {
        private final List<NeverLink> gone = new ArrayList<>();
        private final List<ComparisonRows.Pair> reviews = new ArrayList<>();
        private final List<ComparisonRows.Pair> linked = new ArrayList<>();
        private final List<ComparisonRows.Pair> links = new ArrayList<>();

        private void add(ComparisonRows.Pair pair) {
            if (pair.linked()) {
                gone.add(pair.of());
                linked.add(pair);
            } else if (!pair.score().worthALook()) {
                gone.add(pair.of());
            } else if (pair.score().links()) {
                links.add(pair);
            } else {
                reviews.add(pair);
            }
        }
    }

    /** Makes the links, and only then takes their records off the list, those of which one failed not yet. */
    private Round link(Compared compared) {
        Set<UUID> again = new HashSet<>();
        for (ComparisonRows.Pair pair : compared.links()) {
            try {
                database.run(transaction -> link(transaction, pair));
            } catch (RuntimeException failure) {
                again.addAll(List.of(pair.of().first(), pair.of().second()));
                unsettled(failure);
            }
        }
        List<Unscored> done = compared.records().stream()
                .filter(record -> !again.contains(record.record()))
                .toList();
        database.run(transaction -> MatchStore.scored(transaction.connection(), done));
        compared.records().stream()
                .map(Unscored::record)
                .filter(again::contains)
                .forEach(failed::add);
        return again.isEmpty() ? Round.DONE : Round.UNSETTLED;
    }

    private void link(Transaction transaction, ComparisonRows.Pair pair) throws SQLException {
        Connection connection = transaction.connection();
        UUID one = pair.of().first();
        UUID other = pair.of().second();
        MatchScore score = pair.score();
        boolean made = decisions.linkByMatching(transaction, one, other, SELF, "matching " + score.explained());
        if (!made && !decisions.recordsOfPersonOf(connection, one).contains(other)) {
            MatchStore.review(connection, List.of(pair), ids::next, clock.instant());
            return;
        }
        if (made) {
            transaction.afterCommit(() -> meters.counter("scriptline.persons.linked", "by", "matching")
                    .increment());
        }
        MatchStore.gone(connection, List.of(pair.of()));
        MatchStore.notice(connection, List.of(pair), clock.instant());
    }
}
