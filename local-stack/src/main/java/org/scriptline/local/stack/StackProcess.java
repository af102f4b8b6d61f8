package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One process of the stack, which can be started, stopped, killed and started again.
 *
 * <pre>
 *          start            ready
 *   ended ───────▶ starting ─────▶ ready
 *     ▲               │              │
 *     └───────────────┴── stop, kill or its own end
 * </pre>
 */
public final class StackProcess {
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
    private static final int LINES_SHOWN = 15;

    private final ProcessPlan plan;
    private final Path log;
    private final Path workingDirectory;
    private final PidFile pidFile;
    private final AtomicReference<@Nullable Process> current = new AtomicReference<>();

    StackProcess(ProcessPlan plan, StackDirectory directory) {
        this.plan = plan;
        this.log = directory.log(plan.name());
        this.workingDirectory = directory.root();
        this.pidFile = new PidFile(directory.run().resolve(plan.name() + ".pid"));
    }

    /** The name by which commands and tests ask for it. */
    public String name() {
        return plan.name();
    }

    /** The name for sentences, for example {@code PostgreSQL}. */
    public String title() {
        return plan.title();
    }

    /** The TCP port it listens on. */
    public int port() {
        return plan.port();
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    /** Whether the process exists; it need not be ready. */
    public boolean isAlive() {
        Process process = current.get();
        return process != null && process.isAlive();
    }

    /** Whether it answers its readiness question now. */
    public boolean isReady() {
        return isAlive() && plan.ready();
    }

    /**
     * The process id.
     *
     * @throws IllegalStateException when it was never started
     */
    public long pid() {
        return started().pid();
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @throws StackException when it ends instead, or is not ready within its time; it is then killed
     */
    public synchronized void start() {
        for (int attempt = 1; ; attempt++) {
            spawn();
            try {
                awaitReady();
                return;
            } catch (StackException failure) {
                if (isAlive() || attempt >= plan.attempts()) {
                    throw failure;
                }
                Waiting.pause();
            }
        }
    }

    /** Starts it and returns at once; {@link #awaitReady()} waits for it. */
    public synchronized void spawn() {
        if (isAlive()) {
            throw new IllegalStateException(plan.name() + " is running already");
        }
        plan.prepare();
        ProcessBuilder builder = new ProcessBuilder(plan.command())
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(plan.environment());
        LogFile.rotate(log);
        try {
            Process process = builder.start();
            current.set(process);
            pidFile.write(process.toHandle());
        } catch (IOException e) {
            throw new StackException(
                    "%s cannot be started: %s."
                            .formatted(plan.title(), builder.command().get(0)),
                    e);
        }
    }

    /** Returns when it is ready; see {@link #start()} for what is thrown. */
    public void awaitReady() {
        Process process = started();
        Duration patience = plan.startPatience();
        boolean answered = Waiting.until(patience, () -> !process.isAlive() || plan.ready());
        if (!process.isAlive()) {
            throw new StackException("%s ended with status %d before it was ready. Its last lines (%s):%n%s"
                    .formatted(plan.title(), process.exitValue(), log, LogFile.tail(log, LINES_SHOWN)));
        }
        if (!answered) {
            kill();
            throw new StackException("%s was not ready after %d seconds. Its last lines (%s):%n%s"
                    .formatted(plan.title(), patience.toSeconds(), log, LogFile.tail(log, LINES_SHOWN)));
        }
        plan.complete();
    }

    /** Asks it to end, waits, and kills it when it does not; nothing happens when it is not running. */
    public void stop() {
        Process process = current.get();
        if (process != null && process.isAlive()) {
            plan.askToStop(process);
            boolean inOrder = ended(process, plan.stopPatience());
            if (!inOrder) {
                kill();
            }
            plan.ended(inOrder);
        }
        pidFile.delete();
    }

    /**
     * SIGKILL to the process and to everything it started; returns when they are gone. Nobody starts it again unasked.
     *
     * @throws IllegalStateException when it was never started
     */
    public void kill() {
        Process process = started();
        ProcessFamily.of(process.toHandle()).kill();
        ended(process, KILL_PATIENCE);
    }

    private Process started() {
        Process process = current.get();
        if (process == null) {
            throw new IllegalStateException(plan.name() + " was never started");
        }
        return process;
    }

    private static boolean ended(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while waiting for a process to end", e));
        }
    }
}
