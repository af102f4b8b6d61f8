package org.scriptline.prescription.timeline.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.printing.Worth;
import org.scriptline.prescription.timeline.Sentences;
import org.scriptline.prescription.timeline.TimelineEntry;

/** The events of a prescription and its printed pages, the events of its prior authorization and of what its pharmacy asked about it, produced here and consumed from the other services, in the order of their coming. */
@ApplicationScoped
public class TimelineStore {

    /** The longest timeline that is returned. */
    private static final int LIMIT = 1000;

    private static final String PRINT = "print";

    private final Database database;

    public TimelineStore(Database database) {
        this.database = database;
    }

    /** The timeline of a prescription; who may see it is decided by the caller of this method. */
    public List<TimelineEntry> of(UUID prescription) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select type, occurred_at, actor, organization, payload, id from event
                    where subject = any (array(select ? union all
                        select id::text from pharmacy_request where prescription = ? or new_prescription = ? union all
                        select case_id::text from prescription_authorization where prescription = ?))
                    union all
                    select 'print', printed_at, actor, organization, convert_to(worth, 'UTF8'), 0
                    from prescription_print where prescription = ?
                    order by 2, 6 limit ?""")) {
                select.setString(1, prescription.toString());
                select.setObject(2, prescription);
                select.setObject(3, prescription);
                select.setObject(4, prescription);
                select.setObject(5, prescription);
                select.setInt(6, LIMIT);
                List<TimelineEntry> entries = new ArrayList<>();
                Map<Integer, ScreeningAnswered> screenings = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        Optional<Record> payload = payload(rows);
                        if (payload.orElse(null) instanceof ScreeningAnswered answered) {
                            if (answered.unlinked() != null) {
                                screenings.forEach((place, before) ->
                                        entries.set(place, entries.get(place).saying(Sentences.withoutNames(before))));
                                screenings.clear();
                            }
                            screenings.put(entries.size(), answered);
                        }
                        entries.add(entry(rows, payload));
                    }
                }
                return entries;
            }
        });
    }

    private static Optional<Record> payload(ResultSet row) throws SQLException {
        byte[] payload = row.getBytes(5);
        return EventType.of(row.getString(1)).map(known -> EventJson.readOwn(payload, known.payload()));
    }

    private static TimelineEntry entry(ResultSet row, Optional<Record> payload) throws SQLException {
        if (row.getString(1).equals(PRINT)) {
            return new TimelineEntry(
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    PRINT,
                    Sentences.printed(Worth.valueOf(new String(row.getBytes(5), StandardCharsets.UTF_8))));
        }
        return new TimelineEntry(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(1),
                payload.map(Sentences::of).orElse("Something happened that this version has no words for."));
    }
}
