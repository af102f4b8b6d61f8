package org.scriptline.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link LocalStack} is made of; everything has a default. */
public final class LocalStackBuilder {
    private int portBase = Ports.DEFAULT_BASE;
    private @Nullable Path repository;
    private @Nullable Path directory;
    private @Nullable String classpath;
    private Consumer<String> progress = line -> {};
    private Learning learning = Learning.NEVER;
    private boolean probing;
    private List<String> services = Ports.SERVICES;
    private final Map<String, Map<String, String>> settings = new HashMap<>();

    LocalStackBuilder() {}

    /** The first port; {@value Ports#DEFAULT_BASE} by default. */
    public LocalStackBuilder portBase(int base) {
        this.portBase = base;
        return this;
    }

    /** The repository whose built services are started; found from the working directory by default. */
    public LocalStackBuilder repositoryRoot(Path root) {
        this.repository = root;
        return this;
    }

    /** Where data and logs go; {@code .erx/<port base>} by default. */
    public LocalStackBuilder dataDirectory(Path path) {
        this.directory = path;
        return this;
    }

    /** The classpath of Kafka and of the issuer; by default the built {@code local-stack}, or this process's own. */
    public LocalStackBuilder classpath(String path) {
        this.classpath = path;
        return this;
    }

    /** One more environment variable for a process; it wins over the stack's own. */
    public LocalStackBuilder setting(String service, String variable, String value) {
        settings.computeIfAbsent(service, unused -> new HashMap<>()).put(variable, value);
        return this;
    }

    /** Is told each step in a line; nobody by default. */
    public LocalStackBuilder progress(Consumer<String> listener) {
        this.progress = listener;
        return this;
    }

    /** Whether the services of this run are recorded for later starts; never by default. */
    public LocalStackBuilder learning(Learning when) {
        this.learning = when;
        return this;
    }

    /** Whether a synthetic prescription goes through the stack once a minute; not by default. */
    public LocalStackBuilder probing(boolean wanted) {
        this.probing = wanted;
        return this;
    }

    /**
     * The services that are started, all of {@link Ports#SERVICES} by default; PostgreSQL, Kafka, the issuer and the pharmacies are there in any case.
     *
     * @throws IllegalArgumentException when there is no such service
     */
    public LocalStackBuilder only(String... names) {
        for (String name : names) {
            if (!Ports.SERVICES.contains(name)) {
                throw new IllegalArgumentException("No such service: " + name);
            }
        }
        this.services = List.of(names);
        return this;
    }

    /** Makes the stack; nothing is started and no file is written. */
    public LocalStack build() {
        Path root = repository == null ? RepositoryRoot.find() : repository.toAbsolutePath();
        Path data = directory == null ? root.resolve(".erx").resolve(Integer.toString(portBase)) : directory;
        StackDirectory stackDirectory = new StackDirectory(data.toAbsolutePath().normalize());
        return new LocalStack(
                new Addresses(new Ports(portBase), stackDirectory),
                new Programs(root, stackDirectory, classpath),
                services,
                settings,
                progress,
                learning,
                probing);
    }
}
