package org.scriptline.kit.events;

import org.scriptline.contracts.events.EventType;

/**
 * An event to be written with a transaction.
 *
 * @param key Kafka key: the patient record id, for the directory the NCPDP id
 * @param subject the aggregate
 * @param sequence of the aggregate on the topic, 1 first, one more for each event
 */
public record OutgoingEvent(EventType type, String key, String subject, long sequence, Record payload, Actor actor) {}
