package org.scriptline.prescription.searching.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.contracts.events.EventType;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.fhir.Deed;

/** Who did what to prescriptions, from the archive of the events that this service produced. */
@ApplicationScoped
public class DeedStore {

    private static final List<String> TYPES = List.of(
            EventType.PRESCRIPTION_SIGNED.code(),
            EventType.PRESCRIPTION_RELEASED.code(),
            EventType.PRESCRIPTION_CANCELLED.code(),
            EventType.CANCEL_REQUESTED.code(),
            EventType.LATE_ALERT_ANSWERED.code());

    private final Database database;

    public DeedStore(Database database) {
        this.database = database;
    }

    /** The deeds by prescription, in their order; who may see them is decided by the caller of this method. */
    public Map<UUID, List<Deed>> of(List<UUID> prescriptions) {
        if (prescriptions.isEmpty()) {
            return Map.of();
        }
        return database.read(connection -> {
            Map<UUID, List<Deed>> deeds = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    select subject, sequence, occurred_at, actor, organization, type, payload from event
                    where subject = any (?) and topic = ? and direction = 'P' and type = any (?)
                    order by subject, sequence""")) {
                select.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                prescriptions.stream().map(UUID::toString).toArray()));
                select.setString(2, EventType.PRESCRIPTION_SIGNED.topic().code());
                select.setArray(3, connection.createArrayOf("text", TYPES.toArray()));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        deeds.computeIfAbsent(UUID.fromString(rows.getString(1)), id -> new ArrayList<>())
                                .add(deed(rows));
                    }
                }
            }
            return deeds;
        });
    }

    private static Deed deed(ResultSet row) throws SQLException {
        EventType type = EventType.of(row.getString(6)).orElseThrow();
        return new Deed(
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                EventJson.readOwn(row.getBytes(7), type.payload()));
    }
}
