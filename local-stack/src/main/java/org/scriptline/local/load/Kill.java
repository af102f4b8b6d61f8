package org.scriptline.local.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.scriptline.local.command.StartRequest;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.ProcessStatus;
import org.scriptline.local.stack.ProcessTable;
import org.scriptline.local.stack.StackException;

/** SIGKILL to one process in the middle of a run, and its start some seconds later. */
final class Kill {

    /** Long enough for the others to run into the hole. */
    private static final Duration DOWN = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);

    private final Addresses addresses;
    private final String victim;
    private final PrintWriter out;

    /**
     * @param victim one of {@link ProcessTable#NAMES}
     * @throws StackException when there is no such process
     */
    Kill(Addresses addresses, String victim, PrintWriter out) {
        if (!ProcessTable.NAMES.contains(victim)) {
            throw new StackException("There is no process called '%s': one of %s can be killed."
                    .formatted(victim, String.join(", ", ProcessTable.NAMES)));
        }
        this.addresses = addresses;
        this.victim = victim;
        this.out = out;
    }

    String victim() {
        return victim;
    }

    /** Waits, kills, waits, asks for the start, and returns how long the process was not ready. */
    Duration strikeAfter(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
        long began = System.nanoTime();
        new ProcessTable(addresses.directory()).kill(victim);
        out.printf("Killed %s after %d seconds …%n", victim, pause.toSeconds());
        out.flush();
        Thread.sleep(DOWN);
        new StartRequest(addresses, out).startMissing();
        while (!ready() && System.nanoTime() - began < START_PATIENCE.toNanos()) {
            Thread.sleep(LOOK);
        }
        Duration away = Duration.ofNanos(System.nanoTime() - began);
        if (!ready()) {
            throw new StackException("%s did not come back; its log is %s."
                    .formatted(victim, addresses.directory().log(victim)));
        }
        return away;
    }

    private boolean ready() {
        List<ProcessStatus> all = ProcessStatus.all(addresses);
        return all.stream()
                .anyMatch(process -> process.name().equals(victim) && process.state() == ProcessStatus.State.READY);
    }
}
