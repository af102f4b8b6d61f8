package org.scriptline.formulary.benefit.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.contracts.events.CoverageChanged;
import org.scriptline.contracts.events.EventType;
import org.scriptline.formulary.authorization.store.Cases;
import org.scriptline.formulary.benefit.BenefitPayer;
import org.scriptline.formulary.benefit.BenefitPayers;
import org.scriptline.formulary.benefit.BenefitReply;
import org.scriptline.formulary.benefit.Refinement;
import org.scriptline.formulary.benefit.store.InquiryRows;
import org.scriptline.formulary.benefit.store.InquiryRows.Answer;
import org.scriptline.formulary.benefit.store.InquiryRows.Due;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.formulary.checking.CheckingPrescriptions;
import org.scriptline.formulary.checking.events.ApprovedChecks;
import org.scriptline.formulary.checking.store.CheckStore;
import org.scriptline.formulary.checking.store.CheckStore.LastCheck;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;

/**
 * Puts inquiries to payers, side by side and outside every transaction, and states the refined answer, or that there was
 * none. Every replica may run it: an inquiry is leased by one.
 */
@ApplicationScoped
public class BenefitWorker {

    private static final Logger LOG = Logger.getLogger(BenefitWorker.class);
    private static final Actor SELF = Actor.service("formulary-service");

    /** Inquiries in one turn; the rest waits for the next, which follows at once. */
    private static final int AT_ONCE = 32;

    /** Longer than all of one turn may take: they are asked side by side. */
    private static final Duration LEASE = Duration.ofSeconds(30L + BenefitPayer.BUDGET_SECONDS);

    private final Database database;
    private final InquiryRows rows;
    private final BenefitPayers payers;
    private final CheckingPrescriptions checking;
    private final CheckStore store;
    private final ApprovedChecks approved;
    private final Cases cases;
    private final Clock clock;
    private final Duration holds;

    /** @param holds how long an answer holds before the payer is asked anew */
    public BenefitWorker(
            Database database,
            InquiryRows rows,
            BenefitPayers payers,
            CheckingPrescriptions checking,
            CheckStore store,
            ApprovedChecks approved,
            Cases cases,
            Clock clock,
            @ConfigProperty(name = "scriptline.benefit.holds") Duration holds) {
        this.database = database;
        this.rows = rows;
        this.payers = payers;
        this.checking = checking;
        this.store = store;
        this.approved = approved;
        this.cases = cases;
        this.clock = clock;
        this.holds = holds;
    }

    @Scheduled(
            every = "{scriptline.benefit.every}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            while (!payers.none() && work() == AT_ONCE) {
                // More may be due.
            }
        } catch (DatabaseException unavailable) {
            LOG.warnf("inquiries to payers wait for the database: %s", unavailable.getMessage());
        }
    }

    /** One turn; says how many inquiries it put. */
    int work() {
        Instant now = clock.instant();
        List<Due> due = database.inTransaction(
                transaction -> rows.lease(transaction.connection(), now, now.plus(LEASE), AT_ONCE));
        if (due.isEmpty()) {
            return 0;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        try (ExecutorService asking = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("benefit-", 0).factory())) {
            List<CompletableFuture<BenefitReply>> replies = due.stream()
                    .map(one -> CompletableFuture.supplyAsync(
                            () -> payers.ask(one.inquiry().again(one.round(), today)), asking))
                    .toList();
            for (int index = 0; index < due.size(); index++) {
                Due one = due.get(index);
                BenefitReply reply = replies.get(index).join();
                database.run(transaction -> state(transaction, one, reply));
            }
        }
        return due.size();
    }

    /** Only about the revision that was asked, only while it runs, and only what is new. */
    private void state(Transaction transaction, Due due, BenefitReply reply) throws SQLException {
        UUID prescription = due.inquiry().prescriptionId();
        LastCheck last = store.last(transaction, prescription).orElse(null);
        if (last == null
                || last.ended()
                || last.asked().revision() != due.inquiry().revision()) {
            rows.done(transaction.connection(), due);
            return;
        }
        CheckedPrescription now = checking.again(
                        last.asked(), last.release(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .orElse(null);
        // Without an answer of its own this instance leaves the inquiry to its lease: it is put again.
        if (now == null || !tells(transaction, due, reply, last.signed())) {
            return;
        }
        CheckedPrescription local = approved.of(transaction, List.of(now)).getFirst();
        Refinement refined = Refinement.of(local.result(), reply);
        CheckedPrescription check = local.with(refined.result());
        Set<UUID> signed = last.signed() ? Set.of(prescription) : Set.of();
        long sequence = Objects.requireNonNull(
                store.record(transaction, List.of(check), signed).get(prescription));
        transaction.emit(new OutgoingEvent(
                EventType.COVERAGE_CHANGED,
                check.asked().patientId().toString(),
                prescription.toString(),
                sequence,
                new CoverageChanged(
                        prescription,
                        check.asked().patientId(),
                        check.asked().revision(),
                        last.release() == null ? null : last.release().id(),
                        refined.changes(),
                        refined.result()),
                SELF));
        if (last.signed()) {
            cases.open(
                    transaction, Stream.ofNullable(check.needsAuthorization()).toList());
        }
    }

    /** A draft is asked about again when it is signed; a signed prescription once the answer has grown old. */
    private boolean tells(Transaction transaction, Due due, BenefitReply reply, boolean signed) throws SQLException {
        if (!signed) {
            return rows.done(transaction.connection(), due);
        }
        Instant now = clock.instant();
        return rows.answered(transaction.connection(), due, reply.toString(), now, now.plus(holds)) == Answer.NEW;
    }
}
