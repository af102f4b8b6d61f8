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
import org.scriptline.interaction.gate.Supply;
import org.scriptline.kit.json.EventJson;

/** The rows of the medication profile. */
final class EntryRows {
    private static final String COLUMNS = """
            select m.prescription_id, m.record_id, m.state, m.revision, m.gate_pass, m.signed_at, m.overrides,
                   m.facts_missing, m.stopped_on, m.lingers, m.answers, m.drug, s.fills, s.filled_on, s.days_supply, s.ndc
            from medication m left join supply s on s.prescription_id = m.prescription_id
            """;

    /** What was filled longer ago is used up, however much was given. */
    private static final int LONGEST_SUPPLY_DAYS = 760;

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
                where m.record_id = any (?)
                  and (m.state = 'held' or m.facts_missing
                       or (m.state = 'counting' and (m.lasts_until >= ? or s.filled_on >= ?))
                       or (m.lingers and m.stopped_on >= ?))
                   or m.prescription_id = any (?)""")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            select.setObject(2, since);
            select.setObject(3, since.minusDays(LONGEST_SUPPLY_DAYS));
            select.setObject(4, since);
            select.setArray(5, connection.createArrayOf("uuid", named.toArray()));
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
        ProfileEntry entry = new ProfileEntry(
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
        Supply supply = SupplyRows.of(row);
        return supply == null ? entry : entry.supplied(supply);
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
            ArrayColumns<ProfileEntry> columns = new ArrayColumns<>(
                    upsert, entries.stream().map(ProfileEntry::kept).toList());
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
