package org.scriptline.pharmacy.directory.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.pharmacy.directory.DirectoryFile;
import org.scriptline.pharmacy.directory.Pharmacy;

/** Loads the directory file at start. A file that is refused stops the start: half a directory would send prescriptions astray. */
@ApplicationScoped
public class DirectoryLoader {

    private static final Logger LOG = Logger.getLogger(DirectoryLoader.class);
    /** A national directory has about 70,000 lines. */
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private final DirectoryUpdate update;
    private final Optional<String> file;

    public DirectoryLoader(
            DirectoryUpdate update, @ConfigProperty(name = "scriptline.pharmacies") Optional<String> file) {
        this.update = update;
        this.file = file;
    }

    void load(@Observes StartupEvent start) {
        file.filter(name -> !name.isBlank()).map(Path::of).ifPresent(this::load);
    }

    private void load(Path path) {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new IllegalStateException("the pharmacy directory is larger than 64 MB");
            }
            List<Pharmacy> pharmacies = DirectoryFile.read(Files.readAllLines(path));
            int changed = update.apply(pharmacies);
            LOG.infof("the directory names %d pharmacies, %d of them changed", pharmacies.size(), changed);
        } catch (DirectoryFile.Refused refused) {
            throw new IllegalStateException("the pharmacy directory is refused: " + refused.getMessage(), refused);
        } catch (IOException missing) {
            throw new UncheckedIOException("the pharmacy directory cannot be read", missing);
        }
    }
}
