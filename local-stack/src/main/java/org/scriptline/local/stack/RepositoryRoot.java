package org.scriptline.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository lies, wherever in it a command or a test was started. */
public final class RepositoryRoot {
    /** The system property by which {@code erx} names it. */
    public static final String PROPERTY = "scriptline.root";

    private RepositoryRoot() {}

    /**
     * The directory that holds {@code erx}.
     *
     * @throws StackException when neither the working directory nor one above it does
     */
    public static Path find() {
        String named = System.getProperty(PROPERTY);
        Path start = Path.of(named == null ? "" : named).toAbsolutePath().normalize();
        for (Path path = start; path != null; path = path.getParent()) {
            if (Files.isRegularFile(path.resolve("erx"))) {
                return path;
            }
        }
        throw new StackException("%s does not lie in the Scriptline repository.".formatted(start));
    }
}
