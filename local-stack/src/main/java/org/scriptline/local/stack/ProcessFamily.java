package org.scriptline.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and everything it had started when it was looked at. PostgreSQL is a family, and its restart fails while a single
 * member still holds the shared memory.
 */
record ProcessFamily(ProcessHandle head, List<ProcessHandle> members) {
    private static final Duration POLITE = Duration.ofSeconds(5);
    private static final Duration FORCED = Duration.ofSeconds(10);

    static ProcessFamily of(ProcessHandle head) {
        List<ProcessHandle> members = new ArrayList<>(List.of(head));
        try (Stream<ProcessHandle> descendants = head.descendants()) {
            descendants.forEach(members::add);
        }
        return new ProcessFamily(head, List.copyOf(members));
    }

    /** SIGTERM to the head, and SIGKILL to all when that does not help. */
    void end() {
        head.destroy();
        if (!goneWithin(POLITE)) {
            kill();
        }
    }

    /**
     * SIGKILL to all; returns when they are gone.
     *
     * @throws StackException when one stays, for example as somebody else's zombie
     */
    void kill() {
        members.forEach(ProcessHandle::destroyForcibly);
        if (!goneWithin(FORCED)) {
            throw new StackException("Process %d does not even end when killed.".formatted(head.pid()));
        }
    }

    private boolean goneWithin(Duration patience) {
        return Waiting.until(patience, () -> members.stream().noneMatch(ProcessHandle::isAlive));
    }
}
