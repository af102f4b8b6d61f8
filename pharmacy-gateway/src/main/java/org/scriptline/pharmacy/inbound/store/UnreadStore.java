package org.scriptline.pharmacy.inbound.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.SortedMap;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;

/** Where the beginnings of messages are kept that were not read. */
public interface UnreadStore {

    /** One sender's hour. */
    record Hour(String sender, Instant begin) implements Comparable<Hour> {

        private static final Comparator<Hour> ORDER =
                Comparator.comparing(Hour::sender).thenComparing(Hour::begin);

        /** The one in which that is. */
        public static Hour of(String sender, Instant time) {
            return new Hour(sender, time.truncatedTo(ChronoUnit.HOURS));
        }

        @Override
        public int compareTo(Hour other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What became of one.
     *
     * @param kept whether it is there, with this one or since it came before
     * @param full whether no other of this sender will be kept in this hour
     */
    record Outcome(boolean kept, boolean full) {}

    /**
     * Keeps one unless as many as are kept in an hour are there.
     *
     * @param others how many of this hour came besides it and were not kept; counted with it
     */
    Outcome keepUnread(Hour hour, ErrorCode code, String why, Beginning beginning, int others);

    /** Counts what was not kept. */
    void countUnkept(SortedMap<Hour, Integer> unkept);
}
