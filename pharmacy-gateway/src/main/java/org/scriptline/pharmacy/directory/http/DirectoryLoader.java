package org.scriptline.pharmacy.directory.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.directory.DirectoryFile;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.store.LoadingDirectory;
import org.scriptline.pharmacy.directory.store.PharmacyDirectory;

/**
 * Loads the directory file at start, unless it is the one that was loaded last. A file that is refused stops the start: half a directory
 * would send prescriptions astray. One that cannot be read does not, once a directory is stored.
 */
@ApplicationScoped
public class DirectoryLoader {

    private static final Logger LOG = Logger.getLogger(DirectoryLoader.class);
    private static final LoadRequest AT_START = new LoadRequest("start", LoadRequest.Mode.FULL, "pharmacy-gateway");

    private final LoadingDirectory loading;
    private final DirectorySource source;
    private final PharmacyDirectory directory;
    private final Database database;
    private final Optional<String> file;

    public DirectoryLoader(
            LoadingDirectory loading,
            DirectorySource source,
            PharmacyDirectory directory,
            Database database,
            @ConfigProperty(name = "scriptline.pharmacies") Optional<String> file) {
        this.loading = loading;
        this.source = source;
        this.directory = directory;
        this.database = database;
        this.file = file;
        file.ifPresent(place -> DirectorySource.requireUnchanged("scriptline.pharmacies", place));
    }

    void load(@Observes StartupEvent start) throws InterruptedException {
        if (file.isPresent() && !file.get().isBlank()) {
            load(file.get());
        }
    }

    private void load(String place) throws InterruptedException {
        try {
            boolean changed = loading.loadOnce(source.fetch(place), AT_START);
            LOG.infof("the pharmacy directory %s", changed ? "is loaded" : "is the one that was loaded before");
        } catch (DirectoryFile.Refused refused) {
            throw new IllegalStateException("the pharmacy directory is refused: " + refused.reason(), refused);
        } catch (ProblemException refused) {
            throw new IllegalStateException("the pharmacy directory is refused: " + refused.detail(), refused);
        } catch (DirectorySource.Unavailable missing) {
            if (!database.read(directory::holdsAny)) {
                throw new IllegalStateException(
                        "the pharmacy directory cannot be had, and none is stored: " + missing.sentence(), missing);
            }
            LOG.error("the pharmacy directory's file cannot be had; the stored directory goes on serving", missing);
            loading.unreachable(AT_START, missing.sentence());
        }
    }
}
