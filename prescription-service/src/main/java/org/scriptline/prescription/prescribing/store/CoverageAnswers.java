package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.json.EventJson;

/** Stores coverage answers, each only for the revision that it names. */
@ApplicationScoped
public class CoverageAnswers {

    /** Stores the answers in one statement. */
    public void apply(Transaction transaction, List<CoverageAnswered> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
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

    /** Stores how far prior authorizations are, and has the inbox follow them; one about a prescription that is not here is refused. */
    public void applyAuthorizations(Transaction transaction, List<PriorAuthorizationStated> stated)
            throws SQLException {
        if (stated.isEmpty()) {
            return;
        }
        Connection connection = transaction.connection();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into prescription_authorization (prescription, case_id, stated)
                select p.id, given.case_id, given.stated
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bytea[]) as given (prescription, patient, case_id, stated)
                join prescription p on p.id = given.prescription and p.patient = given.patient
                on conflict (prescription) do update set case_id = excluded.case_id, stated = excluded.stated""")) {
            ColumnArrays columns = new ColumnArrays(connection, upsert, 1);
            columns.set("uuid", stated, PriorAuthorizationStated::prescriptionId);
            columns.set("uuid", stated, PriorAuthorizationStated::patientId);
            columns.set("uuid", stated, PriorAuthorizationStated::caseId);
            columns.set("bytea", stated, EventJson::write);
            if (upsert.executeUpdate() != stated.size()) {
                throw new EventRefusedException(
                        ErrorCode.EVENT_REFUSED, "a prior authorization of a prescription that is not here");
            }
        }
        AuthorizationNotices.follow(connection, stated);
    }
}
