package org.scriptline.endtoend.checker;

/** A produced event in a service's own archive, in the order of its id. */
record StoredEvent(String service, String topic, String subject, long sequence, String eventId) {

    String aggregate() {
        return topic + " " + subject;
    }
}
