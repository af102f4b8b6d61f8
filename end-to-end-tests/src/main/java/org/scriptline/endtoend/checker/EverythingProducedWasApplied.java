package org.scriptline.endtoend.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everyone who follows a topic has applied each aggregate up to the last event that the topic holds. */
final class EverythingProducedWasApplied implements Invariant {

    @Override
    public String statement() {
        return "every consumer has applied each aggregate up to its last event";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, Map<String, Long>> lastOfTopic = new HashMap<>();
        for (TopicRecord event : evidence.topics()) {
            if (!evidence.planted(event.topic(), event.key())) {
                lastOfTopic
                        .computeIfAbsent(event.topic(), any -> new TreeMap<>())
                        .merge(event.subject(), event.sequence(), Math::max);
            }
        }
        Map<String, Long> applied = new HashMap<>();
        evidence.cursors()
                .forEach(cursor ->
                        applied.put(key(cursor.service(), cursor.consumer(), cursor.subject()), cursor.lastSequence()));
        return Follower.ALL.stream()
                .flatMap(follower -> behind(follower, lastOfTopic.getOrDefault(follower.topic(), Map.of()), applied));
    }

    private static Stream<String> behind(Follower follower, Map<String, Long> last, Map<String, Long> applied) {
        return last.entrySet().stream()
                .filter(aggregate -> !applied.getOrDefault(
                                key(follower.service(), follower.consumer(), aggregate.getKey()), 0L)
                        .equals(aggregate.getValue()))
                .map(aggregate -> follower.service() + " applied " + follower.topic() + " " + aggregate.getKey()
                        + " up to "
                        + applied.getOrDefault(key(follower.service(), follower.consumer(), aggregate.getKey()), 0L)
                        + " of " + aggregate.getValue());
    }

    private static String key(String service, String consumer, String subject) {
        return service + " " + consumer + " " + subject;
    }
}
