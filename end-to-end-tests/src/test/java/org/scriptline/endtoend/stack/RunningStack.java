package org.scriptline.endtoend.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.LocalStack;
import org.scriptline.local.stack.LocalStackBuilder;
import org.scriptline.local.stack.Ports;
import org.scriptline.local.stack.RepositoryRoot;

/** The stack under test, and a client of its public faces. */
public final class RunningStack implements AutoCloseable {

    /** What {@link org.scriptline.local.stack.Ports} uses, rounded up. */
    private static final int PORTS = 13;

    private static final int LOWEST = 21_000;
    private static final int HIGHEST = 31_000;
    private static final int TRIES = 100;

    private final LocalStack stack;
    private final Path directory;
    private final Scriptline client;
    private final SpanCollector spans;

    private final Map<String, String> plants = new ConcurrentHashMap<>();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();

    private RunningStack(LocalStack stack, Path directory, SpanCollector spans) {
        this.stack = stack;
        this.spans = spans;
        this.directory = directory;
        this.client =
                new Scriptline(stack.addresses()::service, who -> stack.tokens().of(who), this::witness);
    }

    static RunningStack start() {
        Path directory = RepositoryRoot.find().resolve("end-to-end-tests/target/stack");
        int base = freeBase();
        LocalStackBuilder builder = LocalStack.builder()
                .portBase(base)
                .dataDirectory(directory.resolve(Integer.toString(base)))
                .progress(System.out::println);
        // The addresses that callers used stand in the logs too, where the last test looks for patients.
        Ports.SERVICES.forEach(service -> builder.setting(service, "QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true"));
        SpanCollector spans = new SpanCollector();
        Ports.SERVICES.forEach(service -> builder.setting(
                service, "OTEL_EXPORTER_OTLP_ENDPOINT", spans.address().toString()));
        LocalStack stack = builder.build();
        stack.start();
        return new RunningStack(stack, directory, spans);
    }

    private static int freeBase() {
        for (int i = 0; i < TRIES; i++) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (IntStream.range(base, base + PORTS).allMatch(RunningStack::free)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + PORTS + " free ports in a row were found");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public LocalStack processes() {
        return stack;
    }

    public Addresses addresses() {
        return stack.addresses();
    }

    public Scriptline client() {
        return client;
    }

    /** What the services have measured of themselves. */
    public SpanCollector spans() {
        return spans;
    }

    /** Where tests leave their logs. */
    public Path directory() {
        return directory;
    }

    /** A port of this stack that no process uses yet, for an extra instance. */
    public int sparePort() {
        return stack.addresses().ports().base() + 8;
    }

    /** Remembers that a test put a record on a topic which no consumer can apply. */
    public void planted(String topic, String key) {
        plants.put(key, topic);
    }

    /** The topics of all planted records by their keys. */
    public Map<String, String> plants() {
        return Map.copyOf(plants);
    }

    private void witness(Answer answer) {
        if (!answer.succeeded()) {
            refusals.add(answer.body());
        }
    }

    /** The bodies of all answers so far that told of an error. */
    public Set<String> refusals() {
        return Set.copyOf(refusals);
    }

    @Override
    public void close() {
        client.close();
        stack.stop();
        spans.close();
    }
}
