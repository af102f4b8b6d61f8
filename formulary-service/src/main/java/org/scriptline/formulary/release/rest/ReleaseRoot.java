package org.scriptline.formulary.release.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * The one place on this server from which a request may load files. What lies outside answers like what is not there.
 */
@ApplicationScoped
public class ReleaseRoot {

    private final Optional<String> root;

    public ReleaseRoot(@ConfigProperty(name = "scriptline.formulary.root") Optional<String> root) {
        this.root = root;
    }

    /** The real folder behind a path that a request names. */
    public Path folder(@Nullable String path) {
        if (root.isEmpty()) {
            throw refused("loading by request is switched off here: scriptline.formulary.root is not set");
        }
        if (path == null || path.isBlank()) {
            throw refused("is missing");
        }
        try {
            Path allowed = Path.of(root.get()).toRealPath();
            Path real = allowed.resolve(path).toRealPath();
            if (real.startsWith(allowed)) {
                return real;
            }
        } catch (IOException | InvalidPathException notThere) {
            throw refused("names no folder under the configured root");
        }
        throw refused("names no folder under the configured root");
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "path: " + reason + ".").withField("path");
    }
}
