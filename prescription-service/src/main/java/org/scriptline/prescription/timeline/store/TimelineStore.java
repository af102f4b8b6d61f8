package org.scriptline.prescription.timeline.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.events.EventType;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.timeline.Sentences;
import org.scriptline.prescription.timeline.TimelineEntry;

/** The events of a prescription, of its prior authorization and of what its pharmacy asked about it, produced here and consumed from the other services, in the order of their coming. */
@ApplicationScoped
public class TimelineStore {

    /** The longest timeline that is returned. */
    private static final int LIMIT = 1000;

    private final Database database;

    public TimelineStore(Database database) {
        this.database = database;
    }

    /** The timeline of a prescription; who may see it is decided by the caller of this method. */
    public List<TimelineEntry> of(UUID prescription) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select type, occurred_at, actor, organization, payload from event
                    where subject = any (array(select ? union all
                        select id::text from pharmacy_request where prescription = ? or new_prescription = ? union all
                        select case_id::text from prescription_authorization where prescription = ?))
                    order by occurred_at, id limit ?""")) {
                select.setString(1, prescription.toString());
                select.setObject(2, prescription);
                select.setObject(3, prescription);
                select.setObject(4, prescription);
                select.setInt(5, LIMIT);
                List<TimelineEntry> entries = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                }
                return entries;
            }
        });
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        String type = row.getString(1);
        byte[] payload = row.getBytes(5);
        return new TimelineEntry(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                type,
                EventType.of(type)
                        .map(known -> Sentences.of(EventJson.readOwn(payload, known.payload())))
                        .orElse("Something happened that this version has no words for."));
    }
}
