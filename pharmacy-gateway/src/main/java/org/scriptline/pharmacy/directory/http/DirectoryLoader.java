package org.scriptline.pharmacy.directory.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.pharmacy.directory.DirectoryFile;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.store.DirectoryReleases;
import org.scriptline.pharmacy.directory.store.LoadingDirectory;

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
    private final DirectoryReleases releases;
    private final Database database;
    private final Optional<String> file;

    public DirectoryLoader(
            LoadingDirectory loading,
            DirectorySource source,
            DirectoryReleases releases,
            Database database,
            @ConfigProperty(name = "scriptline.pharmacies") Optional<String> file) {
        this.loading = loading;
        this.source = source;
        this.releases = releases;
        this.database = database;
        this.file = file;
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
            throw new IllegalStateException("the pharmacy directory is refused: " + refused.getMessage(), refused);
        } catch (IOException missing) {
            if (stored()) {
                LOG.error(
                        "the pharmacy directory's file cannot be read; the stored directory goes on serving", missing);
                loading.unreachable(AT_START, "The file cannot be read.");
            } else {
                throw new IllegalStateException("the pharmacy directory cannot be read", missing);
            }
        }
    }

    private boolean stored() {
        return database.read(connection -> releases.newest(connection, Long.MAX_VALUE, 200).stream()
                .anyMatch(release -> release.state().equals("loaded")));
    }
}
