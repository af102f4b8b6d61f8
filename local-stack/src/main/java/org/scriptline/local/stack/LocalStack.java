package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.issuer.Tokens;

/**
 * The whole suite on one machine, every process a child of this one. The commands and the end-to-end tests use the same
 * class; a process that dies stays dead until somebody starts it.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.builder().portBase(18000).build()) {
 *     stack.start();
 *     stack.process("interaction-service").kill();
 *     stack.process("interaction-service").start();
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {
    private static final List<String> FOUNDATION = List.of("postgres", "kafka", "issuer");

    private final Addresses addresses;
    private final Programs programs;
    private final List<String> services;
    private final Map<String, Map<String, String>> settings;
    private final Consumer<String> progress;
    private final Learning learning;
    private final boolean probing;
    private final Map<String, StackProcess> processes = new ConcurrentHashMap<>();
    private @Nullable StackLock lock;

    LocalStack(
            Addresses addresses,
            Programs programs,
            List<String> services,
            Map<String, Map<String, String>> settings,
            Consumer<String> progress,
            Learning learning,
            boolean probing) {
        this.addresses = addresses;
        this.programs = programs;
        this.services = services;
        this.settings = settings;
        this.progress = progress;
        this.learning = learning;
        this.probing = probing;
    }

    /**
     * Removes a stack's data, keys and logs.
     *
     * @throws StackException when it is running
     */
    public static void wipe(StackDirectory directory) {
        try (StackLock lock = StackLock.claim(directory.create())) {
            StackLock.clearLeftovers(directory);
            directory.wipe();
        }
    }

    /**
     * Ends what a crashed owner of this directory left running and returns the names of it.
     *
     * @throws StackException when a stack is running there
     */
    public static List<String> clearLeftovers(StackDirectory directory) {
        if (!Files.isDirectory(directory.run())) {
            return List.of();
        }
        try (StackLock lock = StackLock.claim(directory)) {
            return StackLock.clearLeftovers(directory);
        }
    }

    /** Says what the stack is made of. */
    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws StackException when a port is taken, something is not built or does not become ready; nothing is left running
     */
    public void start() {
        claim();
        try {
            programs.copyServices(services);
            startMissing();
        } catch (RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    /** Starts PostgreSQL, Kafka and the issuer only. */
    public void startFoundation() {
        claim();
        try {
            launch(FOUNDATION);
        } catch (RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    /** Starts, of a stack that was started, whatever does not run at the moment, and returns when that is ready. */
    public void startMissing() {
        launch(FOUNDATION);
        launch(services);
        if (probing) {
            launch(List.of(ProbePlan.NAME));
        }
    }

    /**
     * One process by name: postgres, kafka, issuer, a service, or an extra instance by its instance name.
     *
     * @throws IllegalArgumentException when the stack was not started or has no such process
     */
    public StackProcess process(String name) {
        StackProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("This stack has no process called " + name);
        }
        return process;
    }

    /** Every process, extra instances included. */
    public Collection<StackProcess> processes() {
        return List.copyOf(processes.values());
    }

    /**
     * A further process of a service, on a port of its own but with the same database and topics.
     *
     * @param instance its name, for example {@code interaction-service-2}
     */
    public StackProcess startExtra(String service, String instance, int port) {
        StackProcess extra = new StackProcess(servicePlan(service, instance, instance, port), addresses.directory());
        processes.put(instance, extra);
        extra.start();
        return extra;
    }

    /** Where everything is. */
    public Addresses addresses() {
        return addresses;
    }

    /** Mints tokens of this stack's issuer. */
    public Tokens tokens() {
        return addresses.tokens();
    }

    /** Stops services first and databases last, each politely and then by force. Data stays. */
    public synchronized void stop() {
        List<StackProcess> others = processes.values().stream()
                .filter(process -> !FOUNDATION.contains(process.name()))
                .toList();
        Together.run(others, StackProcess::stop);
        for (String name : List.of("issuer", "kafka", "postgres")) {
            StackProcess process = processes.get(name);
            if (process != null) {
                process.stop();
            }
        }
        processes.clear();
        if (lock != null) {
            // A stop in the middle of a start may have missed what was being started at that moment.
            StackLock.clearLeftovers(addresses.directory());
            lock.close();
            lock = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void claim() {
        if (lock != null) {
            throw new IllegalStateException("This stack is running already");
        }
        StackDirectory directory = addresses.directory().create();
        lock = StackLock.claim(directory);
        try {
            StackLock.clearLeftovers(directory)
                    .forEach(name -> progress.accept("  Cleared a leftover of an earlier run: " + name));
            Files.deleteIfExists(directory.readyMark());
            Files.deleteIfExists(directory.startRequest());
            PortCheck.requireFree(addresses.ports());
            Passwords.readOrCreate(directory.passwords(), Databases.ROLES);
            plan();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("The directory " + directory.root() + " cannot be used", e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void plan() {
        String classpath = programs.copyOwnClasspath();
        Ports ports = addresses.ports();
        add(new PostgresPlan(addresses.directory(), ports.postgres(), programs.cache()));
        add(new KafkaPlan(addresses.directory(), ports.kafka(), ports.kafkaController(), classpath));
        add(new OutsidePlan(addresses, classpath));
        for (String service : services) {
            add(servicePlan(service, service, service + "-1", ports.service(service)));
        }
        if (probing) {
            add(new ProbePlan(addresses, programs.repository().toString(), classpath));
        }
    }

    private void add(ProcessPlan plan) {
        processes.put(plan.name(), new StackProcess(plan, addresses.directory()));
    }

    private ServicePlan servicePlan(String service, String name, String instance, int port) {
        Map<String, String> environment = new ServiceEnvironment(addresses, programs.repository())
                .of(service, instance, port, settings.getOrDefault(service, Map.of()));
        LearntStart learnt =
                new LearntStart(programs.cache().resolve("learnt"), service, programs.application(service), learning);
        return new ServicePlan(name, port, programs.application(service), environment, learnt);
    }

    private void launch(List<String> names) {
        List<StackProcess> missing = names.stream()
                .map(this::process)
                .filter(process -> !process.isAlive())
                .toList();
        Together.run(missing, this::startOne);
    }

    private void startOne(StackProcess process) {
        long began = System.nanoTime();
        process.start();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        progress.accept("  %-22s ready on port %d after %.1f s"
                .formatted(process.title(), process.port(), took.toMillis() / 1000.0));
    }
}
