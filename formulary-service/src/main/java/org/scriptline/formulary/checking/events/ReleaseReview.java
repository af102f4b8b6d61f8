package org.scriptline.formulary.checking.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.CoverageChanged;
import org.scriptline.contracts.events.EventType;
import org.scriptline.formulary.authorization.store.Cases;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.formulary.checking.CheckingPrescriptions;
import org.scriptline.formulary.checking.CoverageFacts;
import org.scriptline.formulary.checking.store.CheckStore;
import org.scriptline.formulary.checking.store.ReviewRows;
import org.scriptline.formulary.checking.store.ReviewRows.Review;
import org.scriptline.formulary.checking.store.ReviewRows.Running;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;

/**
 * Asks again for every running prescription when a release begins to serve, batch by batch, and tells those whose answer
 * it changes. Payers that answer in real time are asked anew. Every replica may run it: a review is worked at by one, and goes on where it stopped.
 */
@ApplicationScoped
public class ReleaseReview {

    private static final Logger LOG = Logger.getLogger(ReleaseReview.class);
    private static final Actor SELF = Actor.service("formulary-service");

    /** Prescriptions of one transaction. */
    private static final int BATCH = 200;

    /** Transactions of one turn; the rest waits for the next. */
    private static final int BATCHES_AT_ONCE = 50;

    /** After a year a prescription is not filled any more. */
    private static final int RUNNING_DAYS = 366;

    private final Database database;
    private final Serving serving;
    private final CheckingPrescriptions checking;
    private final ReviewRows rows;
    private final CheckStore store;
    private final ApprovedChecks approved;
    private final Cases cases;
    private final BenefitInquiries inquiries;
    private final Clock clock;

    public ReleaseReview(
            Database database,
            Serving serving,
            CheckingPrescriptions checking,
            ReviewRows rows,
            CheckStore store,
            ApprovedChecks approved,
            Cases cases,
            BenefitInquiries inquiries,
            Clock clock) {
        this.database = database;
        this.serving = serving;
        this.checking = checking;
        this.rows = rows;
        this.store = store;
        this.approved = approved;
        this.cases = cases;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    @Scheduled(
            every = "{scriptline.formulary.review}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            for (int batch = 0; batch < BATCHES_AT_ONCE && database.inTransaction(this::oneBatch); batch++) {
                // Each batch is a transaction of its own.
            }
        } catch (DatabaseException unavailable) {
            LOG.warnf("running prescriptions are looked at later: %s", unavailable.getMessage());
        }
    }

    /** Whether there is more to do at once. */
    private boolean oneBatch(Transaction transaction) throws SQLException {
        Review review = rows.take(transaction.connection()).orElse(null);
        if (review == null) {
            return false;
        }
        if (!review.serves()) {
            rows.done(transaction.connection(), review);
            return true;
        }
        Release release = serving.releases().stream()
                .map(ServedRelease::release)
                .filter(serves -> serves.id().equals(review.release()))
                .findFirst()
                .orElse(null);
        if (release == null) {
            // This instance has not heard of the swap yet.
            return false;
        }
        List<Running> running = rows.next(transaction.connection(), review.behind(), BATCH);
        lookAt(transaction, release, running);
        if (running.size() < BATCH) {
            rows.done(transaction.connection(), review);
        } else {
            rows.goOn(
                    transaction.connection(), review, running.getLast().asked().prescriptionId());
        }
        return true;
    }

    private void lookAt(Transaction transaction, Release release, List<Running> running) throws SQLException {
        Map<UUID, Running> touched = new LinkedHashMap<>();
        List<CheckedPrescription> changed = new ArrayList<>();
        List<UUID> looked = new ArrayList<>();
        for (Running before : running) {
            LocalDate day = day(release.contractYear(), before.asked().writtenOn());
            CheckedPrescription check = day == null ? null : checking.check(before.asked(), day);
            boolean answeredByIt =
                    check != null && release.id().equals(check.result().release());
            if (answeredByIt) {
                looked.add(before.asked().prescriptionId());
            }
            if (answeredByIt && check != null && !changes(before, check).isEmpty()) {
                touched.put(before.asked().prescriptionId(), before);
                changed.add(check);
            }
        }
        List<CheckedPrescription> answers = inquiries.again(transaction, looked, approved.of(transaction, changed));
        if (!answers.isEmpty()) {
            tell(transaction, release, touched, answers);
        }
    }

    /** Today, or the day on which it was written when the release is of that year; null when it does not concern it. */
    private @Nullable LocalDate day(int contractYear, LocalDate writtenOn) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = today.getYear() == contractYear && !today.isBefore(writtenOn) ? today : writtenOn;
        boolean concerned = day.getYear() == contractYear
                && !writtenOn.plusDays(RUNNING_DAYS).isBefore(day);
        return concerned ? day : null;
    }

    private void tell(
            Transaction transaction, Release release, Map<UUID, Running> touched, List<CheckedPrescription> changed)
            throws SQLException {
        Set<UUID> signed = new HashSet<>(touched.keySet());
        Map<UUID, Long> sequences = store.record(transaction, changed, signed);
        for (CheckedPrescription check : changed) {
            UUID prescription = check.asked().prescriptionId();
            Running before = Objects.requireNonNull(touched.get(prescription));
            transaction.emit(new OutgoingEvent(
                    EventType.COVERAGE_CHANGED,
                    check.asked().patientId().toString(),
                    prescription.toString(),
                    Objects.requireNonNull(sequences.get(prescription)),
                    new CoverageChanged(
                            prescription,
                            check.asked().patientId(),
                            check.asked().revision(),
                            before.release(),
                            changes(before, check),
                            check.result()),
                    SELF));
        }
        cases.open(
                transaction,
                changed.stream()
                        .flatMap(check -> Stream.ofNullable(check.needsAuthorization()))
                        .toList());
        LOG.infof("release %s changes the coverage of %d running prescriptions", release.id(), changed.size());
    }

    private static List<String> changes(Running before, CheckedPrescription check) {
        return CoverageFacts.of(check.result()).changesSince(before.facts());
    }
}
