package org.scriptline.endtoend.checker;

import java.util.stream.Stream;

/** Nothing waits any more: outboxes, consumer lag, parked events. */
final class QueuesAreEmpty implements Invariant {

    @Override
    public String statement() {
        return "outboxes, consumer lag and parked events are empty";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.queues().stream()
                .filter(queue -> queue.depth() != 0)
                .map(queue -> queue.name() + " still holds " + queue.depth());
    }
}
