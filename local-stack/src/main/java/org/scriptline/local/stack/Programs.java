package org.scriptline.local.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built programs of the repository, copied to where a stack runs them from.
 *
 * @param repository the repository's root
 * @param directory the stack they are copied into
 * @param givenClasspath what Kafka and the issuer run with, or null for the built {@code local-stack}
 */
record Programs(
        Path repository, StackDirectory directory, @Nullable String givenClasspath) {
    private static final String JAR = "local-stack.jar";
    private static final String LIBRARIES = "lib";

    /** Where PostgreSQL's programs are unpacked, shared by all stacks of this repository. */
    Path cache() {
        return repository.resolve(".erx").resolve("cache");
    }

    /** Copies these services. @throws StackException when one is not built */
    void copyServices(List<String> services) {
        for (String service : services) {
            Path built = repository.resolve(service).resolve("target").resolve("quarkus-app");
            if (!Files.exists(built.resolve("quarkus-run.jar"))) {
                throw new StackException("%s is not built: run ./erx build first.".formatted(service));
            }
            ApplicationCopy.make(built, application(service));
        }
    }

    Path application(String service) {
        return directory.applications().resolve(service);
    }

    /** Copies {@code local-stack} itself and returns the classpath to run its programs with. */
    String copyOwnClasspath() {
        if (givenClasspath != null) {
            return givenClasspath;
        }
        Path built = repository.resolve("local-stack").resolve("target");
        if (!Files.exists(built.resolve(JAR))) {
            return System.getProperty("java.class.path");
        }
        Path copy = application("local-stack");
        ApplicationCopy.make(built.resolve(LIBRARIES), copy.resolve(LIBRARIES));
        ApplicationCopy.make(built.resolve(JAR), copy.resolve(JAR));
        return copy.resolve(JAR) + File.pathSeparator + copy.resolve(LIBRARIES) + "/*";
    }
}
