package org.scriptline.kit.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the partitions of one channel were applied, and which of that the broker has not yet confirmed: what is due stays
 * due until it is confirmed, however often a commit fails. A channel applies one batch after the other, so a record
 * that was applied stands for all before it in its partition. Offsets are those of Kafka, from 0; the one committed is
 * the next to read. Every method may be called by any thread.
 */
final class AppliedOffsets {

    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Map<TopicPartition, Long> received = new HashMap<>();
    private final Map<TopicPartition, Long> applied = new HashMap<>();
    private final Map<TopicPartition, Long> confirmed = new HashMap<>();
    private boolean committing;

    synchronized void assigned(Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
    }

    synchronized void received(TopicPartition partition, long offset) {
        if (assigned.contains(partition)) {
            received.merge(partition, offset + 1, Math::max);
        }
    }

    /** A record of a partition that somebody else has meanwhile is none of this channel's: whoever has it applies it again. */
    synchronized void applied(TopicPartition partition, long offset) {
        if (assigned.contains(partition)) {
            applied.merge(partition, offset + 1, Math::max);
        }
        notifyAll();
    }

    /** What was applied and not confirmed, for the caller to commit; nothing while an earlier commit is under way. */
    synchronized Map<TopicPartition, OffsetAndMetadata> begin() {
        Map<TopicPartition, OffsetAndMetadata> due = committing ? Map.of() : due(applied.keySet());
        committing |= !due.isEmpty();
        return due;
    }

    /** The commit that was begun went through. */
    synchronized void confirmed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        committing = false;
        offsets.forEach((partition, offset) -> {
            if (assigned.contains(partition)) {
                confirmed.put(partition, offset.offset());
            }
        });
    }

    /** The commit that was begun did not go through: all of it is due again. */
    synchronized void failed() {
        committing = false;
    }

    /** Forgets the partitions and returns what was due of them, to be committed while they are still this channel's. */
    synchronized Map<TopicPartition, OffsetAndMetadata> revoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = due(partitions);
        assigned.removeAll(partitions);
        partitions.forEach(partition -> {
            received.remove(partition);
            applied.remove(partition);
            confirmed.remove(partition);
        });
        notifyAll();
        return last;
    }

    /** Waits until all that was received is applied, at most so long; tells whether it is. */
    synchronized boolean awaitIdle(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!applied.equals(received)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private Map<TopicPartition, OffsetAndMetadata> due(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .filter(partition -> applied.containsKey(partition)
                        && !applied.get(partition).equals(confirmed.get(partition)))
                .collect(Collectors.toMap(
                        Function.identity(), partition -> new OffsetAndMetadata(applied.getOrDefault(partition, 0L))));
    }
}
