package org.scriptline.formulary.checking.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.formulary.checking.AskedCoverage;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.formulary.checking.CoverageFacts;
import org.scriptline.formulary.checking.LastRelease;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.json.EventJson;

/** Writes the last answer of each prescription, a whole batch in one statement. */
@ApplicationScoped
public class CheckStore {

    private static final String RECORD = """
            insert into coverage_check as earlier (prescription_id, patient_id, revision, sequence, rxcui, quantity,
                                                   days_supply, release_id, formulary, covered, checked_at, signed, asked, facts)
            select prescription_id, patient_id, revision, 1, rxcui, quantity, days_supply, release_id, formulary,
                   covered, ?, signed, asked, facts
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::numeric[], ?::int[], ?::text[], ?::text[],
                        ?::boolean[], ?::boolean[], ?::bytea[], ?::bytea[])
              as new (prescription_id, patient_id, revision, rxcui, quantity, days_supply, release_id, formulary,
                      covered, signed, asked, facts)
            order by prescription_id
            on conflict (prescription_id) do update set
              revision = excluded.revision, sequence = earlier.sequence + 1, rxcui = excluded.rxcui,
              quantity = excluded.quantity, days_supply = excluded.days_supply, release_id = excluded.release_id,
              formulary = excluded.formulary, covered = excluded.covered, checked_at = excluded.checked_at,
              signed = earlier.signed or excluded.signed, asked = excluded.asked, facts = excluded.facts
            returning prescription_id, sequence""";

    private final Clock clock;

    public CheckStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Records the answers.
     *
     * @param checked each prescription once
     * @param signed those of them that are signed
     * @return the sequence of each prescription's answer
     */
    public Map<UUID, Long> record(Transaction transaction, List<CheckedPrescription> checked, Set<UUID> signed)
            throws SQLException {
        Map<UUID, Long> sequences = new HashMap<>();
        Connection connection = transaction.connection();
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            ColumnArrays columns = new ColumnArrays(connection, statement, 2);
            columns.set("uuid", checked, check -> check.asked().prescriptionId());
            columns.set("uuid", checked, check -> check.asked().patientId());
            columns.set("int", checked, check -> check.asked().revision());
            columns.set("int", checked, CheckStore::rxcui);
            columns.set("numeric", checked, check -> check.asked().quantity());
            columns.set("int", checked, check -> check.asked().daysSupply());
            columns.set("text", checked, check -> check.result().release());
            columns.set("text", checked, CheckStore::formulary);
            columns.set("boolean", checked, check -> check.result().covered());
            columns.set(
                    "boolean", checked, check -> signed.contains(check.asked().prescriptionId()));
            columns.set("bytea", checked, check -> EventJson.write(check.asked()));
            columns.set("bytea", checked, check -> EventJson.write(CoverageFacts.of(check.result())));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sequences.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return sequences;
    }

    /**
     * A prescription as it was answered last.
     *
     * @param release that answered, null when none did
     */
    public record LastCheck(AskedCoverage asked, @Nullable LastRelease release, boolean signed, boolean ended) {}

    /** The last answer, locked; empty when there is none. */
    public Optional<LastCheck> last(Transaction transaction, UUID prescription) throws SQLException {
        try (PreparedStatement select = transaction.connection().prepareStatement("""
                select c.asked, r.id, r.contract_year, r.state = 'ACTIVE', c.signed, c.ended
                from coverage_check c left join release r on r.id = c.release_id
                where c.prescription_id = ? and c.asked is not null for update of c""")) {
            select.setObject(1, prescription);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new LastCheck(
                                EventJson.readOwn(row.getBytes(1), AskedCoverage.class),
                                release(row),
                                row.getBoolean(5),
                                row.getBoolean(6)))
                        : Optional.empty();
            }
        }
    }

    private static @Nullable LastRelease release(ResultSet row) throws SQLException {
        String id = row.getString(2);
        return id == null ? null : new LastRelease(id, row.getInt(3), row.getBoolean(4));
    }

    /** These need not be asked again. */
    public void ended(Transaction transaction, Collection<UUID> prescriptions) throws SQLException {
        try (PreparedStatement update = transaction
                .connection()
                .prepareStatement(
                        "update coverage_check set ended = true where prescription_id = any (?) and not ended")) {
            update.setArray(1, transaction.connection().createArrayOf("uuid", prescriptions.toArray()));
            update.executeUpdate();
        }
    }

    private static @Nullable Integer rxcui(CheckedPrescription check) {
        String code = check.asked().rxcui();
        return code == null || !code.matches("[0-9]{1,9}") ? null : Integer.valueOf(code);
    }

    private static @Nullable String formulary(CheckedPrescription check) {
        CoverageResult.Plan plan = check.result().plan();
        return plan == null ? null : plan.formularyId();
    }
}
