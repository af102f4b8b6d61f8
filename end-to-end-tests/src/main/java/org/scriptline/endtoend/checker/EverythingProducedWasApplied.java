package org.scriptline.endtoend.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A consumer that follows an aggregate has applied it up to the last event that its topic holds. */
final class EverythingProducedWasApplied implements Invariant {

    @Override
    public String statement() {
        return "every consumer has applied each aggregate up to its last event";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, Long> last = new HashMap<>();
        for (TopicRecord event : evidence.topics()) {
            if (!evidence.planted(event.topic(), event.key())) {
                last.merge(event.subject(), event.sequence(), Math::max);
            }
        }
        return evidence.cursors().stream()
                .filter(cursor -> last.containsKey(cursor.subject()))
                .filter(cursor -> cursor.lastSequence() != last.getOrDefault(cursor.subject(), 0L))
                .map(cursor -> cursor.consumer() + " of " + cursor.service() + " applied " + cursor.subject()
                        + " up to " + cursor.lastSequence() + " of " + last.get(cursor.subject()));
    }
}
