package org.scriptline.endtoend.checker;

import java.util.List;

/**
 * Who applies the events of which topic.
 *
 * @param consumer the name of its cursors
 * @param group its Kafka consumer group
 */
record Follower(String service, String consumer, String group, String topic) {

    /** Every one in the suite. */
    static final List<Follower> ALL = List.of(
            new Follower("interaction-service", "interaction-service", "interaction-service", "erx.prescription"),
            new Follower("formulary-service", "formulary-service", "formulary-service", "erx.prescription"),
            new Follower("pharmacy-gateway", "pharmacy-gateway", "pharmacy-gateway", "erx.prescription"),
            new Follower("prescription-service", "prescription-screening", "prescription-service", "erx.screening"),
            new Follower(
                    "prescription-service", "prescription-coverage", "prescription-service-coverage", "erx.coverage"),
            new Follower(
                    "prescription-service",
                    "prescription-pharmacy-order",
                    "prescription-service-pharmacy-order",
                    "erx.pharmacy-order"),
            new Follower(
                    "prescription-service",
                    "prescription-directory",
                    "prescription-service-pharmacy-directory",
                    "erx.pharmacy-directory"));
}
