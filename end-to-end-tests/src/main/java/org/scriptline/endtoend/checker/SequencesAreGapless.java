package org.scriptline.endtoend.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Each aggregate's events count 1, 2, 3 … in the archive of their service and on their topic. A repeat on the topic is allowed, a
 * gap, a step back to something new, or two events under one number is not. The directory's topic is compacted and may have gaps.
 */
final class SequencesAreGapless implements Invariant {

    private static final String COMPACTED = "erx.pharmacy-directory";

    @Override
    public String statement() {
        return "sequences are gapless and rising, in the archives and on the topics";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        List<String> problems = new ArrayList<>();
        Map<String, List<String>> archived = new HashMap<>();
        for (StoredEvent event : evidence.produced()) {
            place("the archive of " + event.service(), event.aggregate(), event.sequence(), event.eventId(), archived)
                    .forEach(problems::add);
        }
        Map<String, List<String>> published = new HashMap<>();
        for (TopicRecord event : evidence.topics()) {
            if (!event.topic().equals(COMPACTED) && !evidence.planted(event.topic(), event.key())) {
                place("the topic", event.aggregate(), event.sequence(), event.eventId(), published)
                        .forEach(problems::add);
            }
        }
        archived.forEach((aggregate, ids) -> {
            if (!aggregate.startsWith(COMPACTED) && !ids.equals(published.getOrDefault(aggregate, List.of()))) {
                problems.add(aggregate + " has " + ids.size() + " events in the archive and "
                        + published.getOrDefault(aggregate, List.of()).size() + " others on the topic");
            }
        });
        return problems.stream();
    }

    private static Stream<String> place(
            String where, String aggregate, long sequence, String eventId, Map<String, List<String>> seen) {
        List<String> ids = seen.computeIfAbsent(aggregate, any -> new ArrayList<>());
        if (sequence == ids.size() + 1L) {
            ids.add(eventId);
            return Stream.empty();
        }
        if (sequence >= 1 && sequence <= ids.size()) {
            return ids.get((int) sequence - 1).equals(eventId) && where.equals("the topic")
                    ? Stream.empty()
                    : Stream.of("in " + where + ", " + aggregate + " has two events with the number " + sequence);
        }
        return Stream.of(
                "in " + where + ", " + aggregate + " has the number " + sequence + " after " + ids.size() + " events");
    }
}
