package org.scriptline.interaction.gate;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;

/**
 * Records that share a loose key, as far as they were looked up: who else may be the same person.
 *
 * @param byLooseKey ids of the records that have the key
 */
public record Lookalikes(Map<String, Set<UUID>> byLooseKey) {

    /** How many records are looked up for one key at most; a larger number says the same: look by hand. */
    public static final int LIMIT = 50;

    int count(Map<UUID, PatientRecord> linked, Set<NeverLink> neverLinks) {
        Set<UUID> matches = new HashSet<>();
        for (PatientRecord record : linked.values()) {
            for (String key : record.identity().looseKeys()) {
                matches.addAll(byLooseKey.getOrDefault(key, Set.of()));
            }
        }
        matches.removeAll(linked.keySet());
        matches.removeIf(
                match -> linked.keySet().stream().anyMatch(record -> neverLinks.contains(NeverLink.of(match, record))));
        return Math.min(matches.size(), LIMIT);
    }
}
