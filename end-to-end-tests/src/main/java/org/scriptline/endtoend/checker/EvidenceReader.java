package org.scriptline.endtoend.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scriptline.local.stack.Addresses;

/** Reads all evidence of one stack. */
final class EvidenceReader {

    private final Path clientLog;
    private final Addresses addresses;
    private final Map<String, DatabaseReader> databases;

    EvidenceReader(Path clientLog, Addresses addresses) {
        this.clientLog = clientLog;
        this.addresses = addresses;
        this.databases = Map.of(
                "prescription-service",
                reader("prescription-service", "prescription"),
                "interaction-service",
                reader("interaction-service", "interaction"),
                "formulary-service",
                reader("formulary-service", "formulary"),
                "pharmacy-gateway",
                reader("pharmacy-gateway", "pharmacy"));
    }

    private DatabaseReader reader(String service, String database) {
        return new DatabaseReader(service, addresses.database(database));
    }

    Evidence read() throws SQLException, IOException, InterruptedException {
        ClientLog log = ClientLog.read(clientLog);
        TopicReader topics = new TopicReader(addresses.kafka());
        List<StoredEvent> produced = new ArrayList<>();
        List<CursorRow> cursors = new ArrayList<>();
        List<QueueDepth> queues = new ArrayList<>(topics.lag());
        List<QuarantineRow> quarantine = new ArrayList<>();
        for (DatabaseReader database : databases.values()) {
            produced.addAll(database.produced());
            cursors.addAll(database.cursors());
            queues.addAll(database.queues());
            quarantine.addAll(database.quarantine());
        }
        DatabaseReader prescription = database("prescription-service");
        DatabaseReader gateway = database("pharmacy-gateway");
        return new Evidence(
                log.lives(),
                log.plants(),
                prescription.prescriptions(),
                gateway.orders(),
                gateway.fills(),
                LedgerReader.read(addresses.simulator()),
                topics.records(),
                produced,
                cursors,
                queues,
                quarantine);
    }

    private DatabaseReader database(String service) {
        DatabaseReader reader = databases.get(service);
        if (reader == null) {
            throw new IllegalArgumentException("there is no database of " + service);
        }
        return reader;
    }
}
