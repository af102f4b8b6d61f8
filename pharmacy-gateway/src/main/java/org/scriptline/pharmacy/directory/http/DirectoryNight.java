package org.scriptline.pharmacy.directory.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.directory.DirectoryFile;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.directory.store.DirectoryUpdate;
import org.scriptline.pharmacy.directory.store.LoadingDirectory;

/** Once a night: closes pharmacies whose last day is over, and loads the delta file where one is configured. */
@ApplicationScoped
public class DirectoryNight {

    private static final Logger LOG = Logger.getLogger(DirectoryNight.class);
    private static final LoadRequest NIGHTLY = new LoadRequest("nightly", LoadRequest.Mode.DELTA, "pharmacy-gateway");

    private static final int AFTER_THE_LOAD = Interceptor.Priority.APPLICATION + 600;

    private final LoadingDirectory loading;
    private final DirectorySource source;
    private final DirectoryUpdate update;
    private final Database database;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Optional<String> delta;

    public DirectoryNight(
            LoadingDirectory loading,
            DirectorySource source,
            DirectoryUpdate update,
            Database database,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "scriptline.pharmacies.delta") Optional<String> delta) {
        this.loading = loading;
        this.source = source;
        this.update = update;
        this.database = database;
        this.clock = clock;
        this.meters = meters;
        this.delta = delta;
        delta.ifPresent(place -> DirectorySource.requireUnchanged("scriptline.pharmacies.delta", place));
    }

    /** After the file of the start is loaded: it may bring a last day that is over. */
    void started(@Observes @Priority(AFTER_THE_LOAD) StartupEvent start) {
        closeEnded();
    }

    @Scheduled(cron = "{scriptline.pharmacies.night}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void night() throws InterruptedException {
        try {
            closeEnded();
            if (delta.isPresent()) {
                count(load(delta.get()));
                // The file may bring a last day that is over.
                closeEnded();
            }
        } catch (DatabaseException unavailable) {
            LOG.errorf("the directory was not brought up to date: %s", unavailable.getMessage());
            count("unavailable");
        }
    }

    private void count(String outcome) {
        meters.counter("scriptline.directory.nights", "outcome", outcome).increment();
    }

    private void closeEnded() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Pharmacy.WESTERNMOST);
        int closed = database.inTransaction(transaction -> update.close(transaction, today));
        if (closed > 0) {
            LOG.infof("%d pharmacies take no more prescriptions: their last day is over", closed);
        }
    }

    /** Loads the file and says in a word how it went; whatever goes wrong, the stored directory goes on serving. */
    private String load(String place) throws InterruptedException {
        try {
            return loading.loadOnce(source.fetch(place), NIGHTLY) ? "loaded" : "unchanged";
        } catch (DirectoryFile.Refused refused) {
            LOG.errorf("the nightly pharmacy file is refused: %s", refused.reason());
            return "refused";
        } catch (ProblemException refused) {
            LOG.errorf("the nightly pharmacy file is refused: %s", refused.detail());
            return "refused";
        } catch (DirectorySource.Unavailable unreachable) {
            LOG.error("the nightly pharmacy file cannot be had", unreachable);
            loading.unreachable(NIGHTLY, unreachable.sentence());
            return "unreachable";
        }
    }
}
