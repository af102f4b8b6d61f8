package org.scriptline.local.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one kind of process is prepared, started, recognised as ready, and asked to stop. */
interface ProcessPlan {
    /** How the process is called in commands, pid files and log files. */
    String name();

    /** How it is called in sentences. */
    String title();

    /** The port it listens on. */
    int port();

    /** What must be there before each start; the process is not running. */
    void prepare();

    /** The program and its arguments. */
    List<String> command();

    /** Variables added to those of this process. */
    Map<String, String> environment();

    /** Whether it answers; asked again and again, never throws for "not yet". */
    boolean ready();

    /** What is done once after each start, when it is ready. */
    void complete();

    /** How long it may take until it is ready, on a machine that is busy otherwise; one that ends before is noticed at once. */
    default Duration startPatience() {
        return Duration.ofMinutes(5);
    }

    /** Asks for an orderly end and returns at once. */
    default void askToStop(Process process) {
        process.destroy();
    }

    /** How long an orderly end may take before it is killed. */
    default Duration stopPatience() {
        return Duration.ofSeconds(20);
    }

    /** What is done when a process that was asked to stop has ended, in order or killed. */
    default void ended(boolean inOrder) {
        // Most leave nothing that somebody must look after.
    }

    /** How often a start is tried that ends at once; more than once only where a predecessor may still be leaving. */
    default int attempts() {
        return 1;
    }
}
