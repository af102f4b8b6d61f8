package org.scriptline.pharmacy.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.partner.store.PartnerFigures;

/** Carries recorded attempts out, each on a virtual thread behind its pharmacy's bulkhead, and hands the outcomes on. */
@ApplicationScoped
public class Couriers {

    private static final Logger LOG = Logger.getLogger(Couriers.class);

    private final Carriers carriers;
    private final Bulkheads bulkheads;
    private final AttemptCloser closer;
    private final AttemptCounters counters;
    private final PartnerFigures figures;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Couriers(
            Carriers carriers,
            Bulkheads bulkheads,
            AttemptCloser closer,
            AttemptCounters counters,
            PartnerFigures figures,
            MeterRegistry metrics,
            @ConfigProperty(name = "scriptline.delivery.timeout") Duration timeout) {
        this.carriers = carriers;
        this.bulkheads = bulkheads;
        this.closer = closer;
        this.counters = counters;
        this.figures = figures;
        this.timeout = timeout;
        metrics.gauge("scriptline.delivery.in-hand", bulkheads, Bulkheads::inHand);
        metrics.gauge("scriptline.delivery.resting", bulkheads, Bulkheads::resting);
    }

    /** Starts the attempt; it must have been committed. */
    public void dispatch(Parcel parcel) {
        Bulkheads.Bulkhead bulkhead = bulkheads.of(parcel.pharmacyNcpdpId());
        bulkhead.begin();
        long begun = System.nanoTime();
        threads.execute(() -> {
            try {
                AttemptOutcome outcome = AttemptOutcome.of(parcel, carry(parcel, bulkhead));
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                counters.count(outcome, took);
                bulkhead.breaker.ended(outcome.reply() instanceof Reply.Answered, System.nanoTime());
                figures.count(
                        parcel.pharmacyNcpdpId(), outcome.reply() instanceof Reply.Answered, outcome.accepted(), took);
                closer.close(outcome);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                LOG.infof("%s is left to its lease: the service stops", parcel);
            } finally {
                bulkhead.inHand.decrementAndGet();
            }
        });
    }

    private Reply carry(Parcel parcel, Bulkheads.Bulkhead bulkhead) throws InterruptedException {
        if (!bulkhead.connections.tryAcquire(timeout.toMillis() * 3, TimeUnit.MILLISECONDS)) {
            return new Reply.Nothing("Too many messages for this pharmacy are waiting.", false);
        }
        try {
            return carriers.carry(parcel);
        } finally {
            bulkhead.connections.release();
        }
    }

    /** Lets what is on its way come home, for no longer than one timeout. */
    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
        closer.stop();
    }
}
