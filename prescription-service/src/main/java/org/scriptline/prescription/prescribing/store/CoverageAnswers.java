package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.json.EventJson;

/** Stores coverage answers, each only for the revision that it names. */
@ApplicationScoped
public class CoverageAnswers {

    /** Stores the answers in one statement. */
    public void apply(Transaction transaction, List<CoverageAnswered> answers) throws SQLException {
        Connection connection = transaction.connection();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into prescription_coverage (prescription, revision, answer)
                select p.id, given.revision, given.answer
                from unnest(?::uuid[], ?::int[], ?::bytea[]) as given (prescription, revision, answer)
                join prescription p on p.id = given.prescription and p.revision = given.revision
                on conflict (prescription) do update set revision = excluded.revision, answer = excluded.answer""")) {
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            answers.stream()
                                    .map(CoverageAnswered::prescriptionId)
                                    .toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "int",
                            answers.stream().map(CoverageAnswered::revision).toArray()));
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", answers.stream().map(EventJson::write).toArray(byte[][]::new)));
            upsert.executeUpdate();
        }
    }
}
