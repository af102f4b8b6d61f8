package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.scriptline.interaction.gate.EntryState;
import org.scriptline.interaction.gate.ProfileEntry;
import org.scriptline.kit.json.EventJson;

/** The rows of the medication profile. */
final class EntryRows {
    private static final String COLUMNS = """
            select prescription_id, record_id, state, revision, gate_pass, signed_at, overrides, facts_missing, stopped_on,
                   lingers, answers, drug from medication
            """;

    private EntryRows() {}

    /**
     * The prescriptions of these records that still matter, and those named, whoever they belong to.
     *
     * @param since a drug that ended before this local date has no washout left
     */
    static List<ProfileEntry> relevant(
            Connection connection, Collection<UUID> records, Collection<UUID> named, LocalDate since)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + """
                where record_id = any (?)
                  and (state = 'held' or facts_missing or (state = 'counting' and lasts_until >= ?)
                       or (lingers and stopped_on >= ?))
                   or prescription_id = any (?)""")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            select.setObject(2, since);
            select.setObject(3, since);
            select.setArray(4, connection.createArrayOf("uuid", named.toArray()));
            List<ProfileEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        }
    }

    private static ProfileEntry entry(ResultSet row) throws SQLException {
        OffsetDateTime signedAt = row.getObject("signed_at", OffsetDateTime.class);
        return new ProfileEntry(
                row.getObject("prescription_id", UUID.class),
                row.getObject("record_id", UUID.class),
                EntryState.of(row.getString("state")),
                row.getInt("revision"),
                row.getObject("gate_pass", Integer.class),
                signedAt == null ? null : signedAt.toInstant(),
                Stored.overrides(row.getString("overrides")),
                row.getBoolean("facts_missing"),
                row.getObject("stopped_on", LocalDate.class),
                row.getBoolean("lingers"),
                row.getLong("answers"),
                Stored.drug(row.getBytes("drug")));
    }

    static void upsert(Connection connection, List<ProfileEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into medication (prescription_id, record_id, state, revision, gate_pass, signed_at, overrides,
                                        facts_missing, stopped_on, lasts_until, lingers, answers, drug)
                select prescription_id, record_id, state, revision, gate_pass, signed_at::timestamptz, overrides,
                       facts_missing, stopped_on::date, lasts_until::date, lingers, answers, drug
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::boolean[],
                            ?::text[], ?::text[], ?::boolean[], ?::bigint[], ?::bytea[])
                     as fresh (prescription_id, record_id, state, revision, gate_pass, signed_at, overrides,
                               facts_missing, stopped_on, lasts_until, lingers, answers, drug)
                on conflict (prescription_id) do update
                set state = excluded.state, revision = excluded.revision, gate_pass = excluded.gate_pass,
                    signed_at = excluded.signed_at, overrides = excluded.overrides,
                    facts_missing = excluded.facts_missing, stopped_on = excluded.stopped_on,
                    lasts_until = excluded.lasts_until, lingers = excluded.lingers, answers = excluded.answers,
                    drug = excluded.drug""")) {
            ArrayColumns<ProfileEntry> columns = new ArrayColumns<>(upsert, entries);
            columns.uuid(ProfileEntry::id)
                    .uuid(ProfileEntry::recordId)
                    .text(entry -> entry.state().code())
                    .integer(ProfileEntry::revision)
                    .integer(ProfileEntry::gatePass)
                    .instant(ProfileEntry::signedAt)
                    .text(entry -> Stored.overrides(entry.overrides()))
                    .bool(ProfileEntry::factsMissing)
                    .date(ProfileEntry::stoppedOn)
                    .date(entry -> entry.drug().lastsUntil())
                    .bool(ProfileEntry::lingers)
                    .bigint(ProfileEntry::answers)
                    .bytes(entry -> EventJson.write(entry.drug()));
            upsert.executeUpdate();
        }
    }
}
