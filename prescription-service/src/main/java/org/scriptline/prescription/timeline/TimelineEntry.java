package org.scriptline.prescription.timeline;

import java.time.Instant;

/**
 * One event as people read it.
 *
 * @param at when it happened
 * @param who NPI, NCPDP id, token subject or service
 * @param organization practice, pharmacy or {@code scriptline}
 * @param event the event's type
 * @param sentence what happened
 */
public record TimelineEntry(Instant at, String who, String organization, String event, String sentence) {

    /** The same event in other words. */
    public TimelineEntry saying(String words) {
        return new TimelineEntry(at, who, organization, event, words);
    }
}
