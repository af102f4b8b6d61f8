package org.scriptline.formulary.checking.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.formulary.checking.CheckedPrescription;
import org.scriptline.kit.database.Transaction;

/** Writes the last answer of each prescription, a whole batch in one statement. */
@ApplicationScoped
public class CheckStore {

    private static final String RECORD = """
            insert into coverage_check as earlier (prescription_id, patient_id, revision, sequence, rxcui, quantity,
                                                   days_supply, release_id, formulary, covered, checked_at)
            select prescription_id, patient_id, revision, 1, rxcui, quantity, days_supply, release_id, formulary,
                   covered, ?
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::numeric[], ?::int[], ?::text[], ?::text[],
                        ?::boolean[])
              as new (prescription_id, patient_id, revision, rxcui, quantity, days_supply, release_id, formulary,
                      covered)
            order by prescription_id
            on conflict (prescription_id) do update set
              revision = excluded.revision, sequence = earlier.sequence + 1, rxcui = excluded.rxcui,
              quantity = excluded.quantity, days_supply = excluded.days_supply, release_id = excluded.release_id,
              formulary = excluded.formulary, covered = excluded.covered, checked_at = excluded.checked_at
            returning prescription_id, sequence""";

    private final Clock clock;

    public CheckStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Records the answers.
     *
     * @param checked each prescription once
     * @return the sequence of each prescription's answer
     */
    public Map<UUID, Long> record(Transaction transaction, List<CheckedPrescription> checked) throws SQLException {
        Map<UUID, Long> sequences = new HashMap<>();
        Connection connection = transaction.connection();
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            var columns = new Columns(connection, statement, checked);
            columns.set(2, "uuid", check -> check.content().prescriptionId());
            columns.set(3, "uuid", check -> check.content().patientId());
            columns.set(4, "int", check -> check.content().revision());
            columns.set(5, "int", CheckStore::rxcui);
            columns.set(6, "numeric", CheckStore::quantity);
            columns.set(7, "int", check -> check.content().daysSupply());
            columns.set(8, "text", check -> check.result().release());
            columns.set(9, "text", CheckStore::formulary);
            columns.set(10, "boolean", check -> check.result().covered());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sequences.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return sequences;
    }

    private static @Nullable Integer rxcui(CheckedPrescription check) {
        String code = check.content().medication().rxcui();
        return code == null || !code.matches("[0-9]{1,9}") ? null : Integer.valueOf(code);
    }

    private static BigDecimal quantity(CheckedPrescription check) {
        return check.content().quantity();
    }

    private static @Nullable String formulary(CheckedPrescription check) {
        CoverageResult.Plan plan = check.result().plan();
        return plan == null ? null : plan.formularyId();
    }

    /** The batch column by column, as the arrays of one statement. */
    private record Columns(Connection connection, PreparedStatement statement, List<CheckedPrescription> checked) {

        void set(int parameter, String type, Function<CheckedPrescription, @Nullable Object> value)
                throws SQLException {
            statement.setArray(
                    parameter,
                    connection.createArrayOf(type, checked.stream().map(value).toArray()));
        }
    }
}
