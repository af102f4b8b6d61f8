package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The process that owns a stack for as long as it runs: parent of all others, so that a killed one leaves no zombie. It says
 * when a process has died and starts it only when {@code ./erx up} asks.
 */
public final class Supervisor {
    private static final Duration WATCH = Duration.ofMillis(250);

    private final LocalStack stack;
    private final Consumer<String> progress;
    private final StackDirectory directory;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** False again when the start failed: then nothing runs any more and there is nothing to tell. */
    private final AtomicBoolean started = new AtomicBoolean();

    private final Set<String> mourned = new HashSet<>();

    public Supervisor(LocalStack stack, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
        this.directory = stack.addresses().directory().create();
    }

    /** The supervisor of a stack, when one runs. */
    public static Optional<ProcessHandle> of(StackDirectory directory) {
        return pidFile(directory).alive();
    }

    /** Starts the stack, calls {@code ready}, and stays until this process is asked to end; it then stops the stack. */
    public void run(Runnable ready) {
        if (of(directory).isPresent()) {
            throw new StackException("A stack is already running in %s: ./erx status shows it, ./erx down stops it."
                    .formatted(directory.root()));
        }
        pidFile(directory).write(ProcessHandle.current());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        started.set(true);
        try {
            stack.start();
        } catch (StackException failure) {
            started.set(false);
            throw failure;
        }
        mark();
        ready.run();
        watch();
    }

    private void stop() {
        stopping.countDown();
        if (started.get()) {
            progress.accept("Stopping…");
            remove(directory.readyMark());
            stack.stop();
            progress.accept("Stopped. The data stays in " + directory.root() + ".");
        }
        pidFile(directory).delete();
    }

    private void watch() {
        try {
            while (!stopping.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                mourn();
                if (Files.exists(directory.startRequest())) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void mourn() {
        for (StackProcess process : stack.processes()) {
            if (process.isAlive()) {
                mourned.remove(process.name());
            } else if (mourned.add(process.name()) && stopping.getCount() > 0) {
                progress.accept("  %-22s has ended; its log is %s, and ./erx up starts it again"
                        .formatted(process.title(), process.log()));
            }
        }
    }

    private void restart() {
        try {
            stack.startMissing();
        } catch (StackException failure) {
            progress.accept(String.valueOf(failure.getMessage()));
        } finally {
            remove(directory.startRequest());
        }
    }

    private static void remove(Path mark) {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("The mark " + mark + " cannot be removed", e);
        }
    }

    private void mark() {
        try {
            Files.writeString(directory.readyMark(), "");
        } catch (IOException e) {
            throw new UncheckedIOException("The stack cannot be marked as ready", e);
        }
    }

    private static PidFile pidFile(StackDirectory directory) {
        return new PidFile(directory.run().resolve("supervisor.pid"));
    }
}
