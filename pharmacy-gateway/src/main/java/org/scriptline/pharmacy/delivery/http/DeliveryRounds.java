package org.scriptline.pharmacy.delivery.http;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.problem.Wordless;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.store.Deadlines;
import org.scriptline.pharmacy.delivery.store.Leases;

/** Looks for what is due, again and again; a nudge makes it look at once. */
@Startup
@ApplicationScoped
public class DeliveryRounds {

    private static final Logger LOG = Logger.getLogger(DeliveryRounds.class);

    private final Database database;
    private final Leases leases;
    private final Deadlines deadlines;
    private final Couriers couriers;
    private final Bulkheads bulkheads;
    private final Duration poll;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "delivery-rounds");
    private volatile boolean running = true;
    private volatile long lastRoundNanos = System.nanoTime();

    public DeliveryRounds(
            Database database,
            Leases leases,
            Deadlines deadlines,
            Couriers couriers,
            Bulkheads bulkheads,
            @ConfigProperty(name = "scriptline.delivery.poll") Duration poll) {
        this.database = database;
        this.leases = leases;
        this.deadlines = deadlines;
        this.couriers = couriers;
        this.bulkheads = bulkheads;
        this.poll = poll;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        nudge();
        thread.join(poll.toMillis() * 4);
    }

    /** Something may be due now. */
    public void nudge() {
        nudges.release();
    }

    /** How long the last finished round is ago. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - lastRoundNanos);
    }

    private void run() {
        boolean cleared = false;
        while (running) {
            try {
                if (!cleared) {
                    database.inTransaction(transaction -> leases.forgetOwn(transaction.connection()));
                    cleared = true;
                }
                round();
            } catch (DatabaseException unavailable) {
                LOG.warnf("deliveries wait for the database: %s", unavailable.getMessage());
            } catch (RuntimeException broken) {
                LOG.error("a round of deliveries failed and will be repeated", Wordless.of(broken));
            }
            lastRoundNanos = System.nanoTime();
            if (!awaitNudge()) {
                return;
            }
        }
    }

    private boolean awaitNudge() {
        try {
            if (nudges.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void round() {
        deadlines.end();
        List<Parcel> parcels;
        do {
            parcels = database.inTransaction(transaction -> leases.take(transaction.connection(), bulkheads.full()));
            parcels.forEach(couriers::dispatch);
        } while (!parcels.isEmpty() && running);
    }
}
