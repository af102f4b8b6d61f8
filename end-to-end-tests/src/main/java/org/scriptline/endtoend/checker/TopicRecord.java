package org.scriptline.endtoend.checker;

/**
 * One record of a topic, in the order of its partition.
 *
 * @param subject the aggregate, from the CloudEvents header; empty when missing
 * @param sequence within the aggregate on this topic, 0 when missing
 * @param eventId the CloudEvents id
 */
record TopicRecord(
        String topic, int partition, long offset, String key, String subject, long sequence, String eventId) {

    /** The aggregate as events count it: per topic. */
    String aggregate() {
        return topic + " " + subject;
    }
}
