package org.scriptline.interaction.knowledge.store;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.KnowledgeBase;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.files.KnowledgeArchive;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;
import org.scriptline.kit.database.Database;

/**
 * Lets the active base serve in every process: at the start, and within seconds after it changed. Whatever began with
 * the old base ends with it, so no request fails.
 */
@Startup
@ApplicationScoped
public class KnowledgeActivation {
    private static final Logger LOG = Logger.getLogger(KnowledgeActivation.class);

    private final Database database;
    private final KnowledgeReleases releases;
    private final KnowledgeBase serving;
    private final KnowledgeSnapshot own;

    public KnowledgeActivation(Database database, KnowledgeReleases releases, KnowledgeBase serving) {
        this.database = database;
        this.releases = releases;
        this.serving = serving;
        this.own = serving.snapshot();
    }

    /** Reads and validates a base as the service's start does; the version follows from its content. */
    public static KnowledgeSnapshot read(String release, byte[] archive) throws IOException {
        Set<String> ingredients = ProductTable.authored().ingredients().stream()
                .map(Ingredient::name)
                .collect(Collectors.toSet());
        return KnowledgeReader.read(release, KnowledgeArchive.files(archive), ingredients);
    }

    /** The version that this process answers with. */
    public String servingVersion() {
        return serving.snapshot().version();
    }

    @PostConstruct
    void begin() {
        follow();
    }

    /** Serves the active base when another one serves; one at a time, so that a slow reader never brings an older choice back. */
    @Scheduled(every = "{scriptline.knowledge.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void follow() {
        database.run(transaction -> {
            Optional<String> active = releases.active(transaction.connection());
            if (active.isEmpty()) {
                if (serving.snapshot() != own) {
                    serving.serve(own);
                }
            } else if (!active.get().equals(serving.snapshot().version())) {
                releases.archive(transaction.connection(), active.get()).ifPresent(this::serve);
            }
        });
    }

    private void serve(KnowledgeReleases.Archive archive) {
        try {
            KnowledgeSnapshot next = read(archive.release(), archive.files());
            serving.serve(next);
            LOG.infof("knowledge base %s serves", next.version());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a stored knowledge base cannot be read", unreadable);
        }
    }
}
