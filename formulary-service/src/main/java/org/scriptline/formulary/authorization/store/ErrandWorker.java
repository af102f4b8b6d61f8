package org.scriptline.formulary.authorization.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.Payer;
import org.scriptline.formulary.authorization.PayerReply;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;

/** Carries errands to payers and ends what time has ended. Every replica may run it: a case is leased by one. */
@ApplicationScoped
public class ErrandWorker {

    private static final Logger LOG = Logger.getLogger(ErrandWorker.class);

    /** Cases in one turn; the rest waits for the next. */
    private static final int AT_ONCE = 20;

    /** Longer than all of one turn may take: payers are asked side by side. */
    private static final Duration LEASE = Duration.ofSeconds(60L + Payer.BUDGET_SECONDS);

    private final Database database;
    private final CaseRows rows;
    private final Cases cases;
    private final Payer payer;
    private final Clock clock;

    public ErrandWorker(Database database, CaseRows rows, Cases cases, Payer payer, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.cases = cases;
        this.payer = payer;
        this.clock = clock;
    }

    @Scheduled(
            every = "{scriptline.authorization.every}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            work();
        } catch (DatabaseException unavailable) {
            LOG.warnf("prior authorizations wait for the database: %s", unavailable.getMessage());
        }
    }

    /** One turn; says how many cases it looked at. */
    int work() {
        Instant now = clock.instant();
        List<AuthorizationCase> due = database.inTransaction(
                transaction -> rows.lease(transaction.connection(), now, now.plus(LEASE), AT_ONCE));
        if (due.isEmpty()) {
            return 0;
        }
        try (ExecutorService asking = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("errand-", 0).factory())) {
            Map<AuthorizationCase, CompletableFuture<PayerReply>> replies = new LinkedHashMap<>();
            for (AuthorizationCase one : due) {
                Errand errand = one.errand();
                if (errand == null) {
                    database.run(transaction -> cases.apply(transaction, one, AuthorizationCase::timeIsOver));
                } else {
                    replies.put(one, CompletableFuture.supplyAsync(() -> carry(errand, one), asking));
                }
            }
            replies.forEach((one, carried) -> {
                PayerReply reply = carried.join();
                database.run(transaction -> cases.apply(transaction, one, (asked, at) -> asked.replied(reply, at)));
            });
        }
        return due.size();
    }

    /** An adapter's fault is no reply: the errand is carried again. */
    private PayerReply carry(Errand errand, AuthorizationCase due) {
        try {
            return payer.carry(errand, due);
        } catch (RuntimeException fault) {
            LOG.warnf("an errand to a payer failed: %s", fault.getClass());
            return new PayerReply.Unreachable("the connection to the payer failed");
        }
    }
}
