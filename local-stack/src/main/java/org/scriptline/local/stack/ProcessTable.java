package org.scriptline.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a running stack as another process sees them, by their pid files. */
public final class ProcessTable {

    /** Every process of a stack by name, in the order in which they are started. */
    public static final List<String> NAMES = Stream.concat(
                    Stream.of("postgres", "kafka", "issuer"), Ports.SERVICES.stream())
            .toList();

    private final StackDirectory directory;

    public ProcessTable(StackDirectory directory) {
        this.directory = directory;
    }

    /** Those that run at this moment. PostgreSQL's own children are reached through its handle. */
    public Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> running = new LinkedHashMap<>();
        for (String name : NAMES) {
            process(name).ifPresent(process -> running.put(name, process));
        }
        return running;
    }

    /** Whether this one runs; it need not be ready. */
    public boolean runs(String name) {
        return process(name).isPresent();
    }

    /**
     * SIGKILL to a process and all its children; returns when they are gone. It stays dead until {@code ./erx up} is asked for it.
     *
     * @throws StackException when it does not run
     */
    public void kill(String name) {
        ProcessHandle process =
                process(name).orElseThrow(() -> new StackException("%s is not running.".formatted(name)));
        ProcessFamily.of(process).kill();
    }

    private Optional<ProcessHandle> process(String name) {
        return new PidFile(directory.run().resolve(name + ".pid")).alive();
    }
}
