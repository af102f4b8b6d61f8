package org.scriptline.formulary.wiring;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.formulary.reference.LoadingReferences;
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.Serving;
import org.scriptline.kit.database.DatabaseException;

/**
 * Serves what was active, then loads the configured folder when its content is new, before channels and ports open.
 * A folder that is refused is an error in the log and in readiness; what was active serves on.
 */
@ApplicationScoped
public class FirstLoad {

    private static final Logger LOG = Logger.getLogger(FirstLoad.class);
    /** After the kit's self-checks (10), before the channels (1000). */
    private static final int BEFORE_CHANNELS = 100;

    private final LoadingReleases loading;
    private final Serving serving;
    private final StepRuleLoad stepRules;
    private final LoadingReferences references;
    private final Optional<String> path;
    private volatile boolean refused;

    public FirstLoad(
            LoadingReleases loading,
            Serving serving,
            StepRuleLoad stepRules,
            LoadingReferences references,
            @ConfigProperty(name = "scriptline.formulary.path") Optional<String> path) {
        this.loading = loading;
        this.serving = serving;
        this.stepRules = stepRules;
        this.references = references;
        this.path = path;
    }

    void atStart(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event) {
        references.refresh();
        loading.refresh();
        stepRules.refresh();
        path.ifPresent(this::load);
        if (serving.releases().isEmpty()) {
            LOG.warn("no formulary release is loaded: every coverage answer is unknown");
        }
    }

    /** The operator put the folder there, so the gates' warnings are logged and accepted. */
    private void load(String folder) {
        switch (loading.load(Path.of(folder), true, "formulary-service")) {
            case LoadOutcome.Serves serves -> {
                Release release = serves.release();
                LOG.infof(
                        "formulary release %s serves: %d drug rows, %d plans%s",
                        release.id(),
                        release.rows().items(),
                        release.rows().plans(),
                        serves.alreadyKept() ? ", loaded before" : "");
                release.warnings().forEach(warning -> LOG.warnf("release %s: %s", release.id(), warning));
                serves.ignoredFiles().forEach(file -> LOG.infof("ignored file: %s", file));
            }
            case LoadOutcome.Refused files -> {
                refused = true;
                files.defects().forEach(defect -> LOG.errorf("formulary files refused: %s", defect.sentence()));
            }
            case LoadOutcome.NeedsAcceptance impossible ->
                throw new IllegalStateException("warnings were accepted: " + impossible.warnings());
        }
    }

    /** Whether the configured folder was refused at the last start. */
    boolean refused() {
        return refused;
    }

    @Scheduled(
            every = "${scriptline.formulary.refresh}",
            delayed = "${scriptline.formulary.refresh}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followOtherInstances() {
        try {
            references.refresh();
            loading.refresh();
            stepRules.refresh();
        } catch (DatabaseException unavailable) {
            LOG.warnf("looking for a newer release has to wait: %s", unavailable.getMessage());
        }
    }
}
