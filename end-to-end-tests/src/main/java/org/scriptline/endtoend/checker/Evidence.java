package org.scriptline.endtoend.checker;

import java.util.List;
import java.util.Map;

/**
 * Everything the checker looks at, read at one moment.
 *
 * @param prescriptions by prescription id, as prescription-service stores them
 * @param orders by prescription id, as pharmacy-gateway stores them
 * @param gatewayFills fills as pharmacy-gateway stores them
 * @param ledger by order number, as the pharmacies know them
 */
record Evidence(
        List<Life> lives,
        List<Plant> plants,
        Map<String, AxesRow> prescriptions,
        Map<String, AxesRow> orders,
        List<FillRow> gatewayFills,
        Map<String, LedgerOrder> ledger,
        List<TopicRecord> topics,
        List<StoredEvent> produced,
        List<CursorRow> cursors,
        List<QueueDepth> queues,
        List<QuarantineRow> quarantine) {

    /** Whether this record is one that the test planted. */
    boolean planted(String topic, String key) {
        return plants.contains(new Plant(topic, key));
    }

    List<FillRow> fillsOf(String prescription) {
        return gatewayFills.stream()
                .filter(fill -> fill.prescription().equals(prescription))
                .toList();
    }
}
