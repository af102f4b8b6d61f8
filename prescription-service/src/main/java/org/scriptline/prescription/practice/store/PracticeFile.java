package org.scriptline.prescription.practice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.kit.startup.UnsafeStartException;
import org.scriptline.prescription.practice.Practices;

/** Reads the file named by {@code scriptline.practices} at start. */
@ApplicationScoped
public class PracticeFile {

    @Produces
    @Singleton
    Practices practices(@ConfigProperty(name = "scriptline.practices") String file) {
        try {
            return Practices.read(Path.of(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnsafeStartException(
                    "scriptline.practices: the file of practices cannot be read: " + unreadable.getMessage());
        }
    }
}
