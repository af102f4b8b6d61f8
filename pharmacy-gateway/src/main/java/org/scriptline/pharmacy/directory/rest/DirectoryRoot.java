package org.scriptline.pharmacy.directory.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** The one place on this server from which a request may load directory files. What lies outside answers like what is not there. */
@ApplicationScoped
public class DirectoryRoot {

    /** A national directory has about 70,000 lines. */
    private static final int LARGEST_FILE = 64 * 1024 * 1024;

    private final Optional<String> root;

    public DirectoryRoot(@ConfigProperty(name = "scriptline.pharmacies.root") Optional<String> root) {
        this.root = root;
    }

    /** The bytes of the file that a request names. */
    byte[] read(@Nullable String path) {
        if (root.isEmpty()) {
            throw refused("loading by request is switched off here: scriptline.pharmacies.root is not set");
        }
        if (path == null || path.isBlank()) {
            throw refused("is missing");
        }
        try {
            Path allowed = Path.of(root.get()).toRealPath();
            Path real = allowed.resolve(path).toRealPath();
            if (!real.startsWith(allowed) || !Files.isRegularFile(real)) {
                throw refused("names no file under the configured root");
            }
            try (InputStream stream = Files.newInputStream(real)) {
                byte[] file = stream.readNBytes(LARGEST_FILE + 1);
                if (file.length > LARGEST_FILE) {
                    throw refused("names a file larger than 64 MB");
                }
                return file;
            }
        } catch (IOException | InvalidPathException notThere) {
            throw refused("names no file under the configured root");
        }
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "path: " + reason + ".").withField("path");
    }
}
