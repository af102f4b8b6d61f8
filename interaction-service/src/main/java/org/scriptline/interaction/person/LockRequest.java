package org.scriptline.interaction.person;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Whose persons a transaction is about to read or change.
 *
 * @param records every record that it touches
 * @param stated those of which a statement is at hand: each may move to its own person or to one of a match key
 * @param matchKeys of those statements
 */
public record LockRequest(SortedSet<UUID> records, SortedSet<UUID> stated, SortedSet<String> matchKeys) {

    public LockRequest {
        records = new TreeSet<>(records);
        stated = new TreeSet<>(stated);
        matchKeys = new TreeSet<>(matchKeys);
    }

    public static LockRequest ofRecords(Collection<UUID> records) {
        return new LockRequest(new TreeSet<>(records), new TreeSet<>(), new TreeSet<>());
    }

    /** Whether locks taken for this request suffice for the other one. */
    public boolean covers(LockRequest other) {
        return records.containsAll(other.records)
                && stated.containsAll(other.stated)
                && matchKeys.containsAll(other.matchKeys);
    }

    public LockRequest and(LockRequest other) {
        LockRequest both = new LockRequest(records, stated, matchKeys);
        both.records.addAll(other.records);
        both.stated.addAll(other.stated);
        both.matchKeys.addAll(other.matchKeys);
        return both;
    }
}
