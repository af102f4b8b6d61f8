package org.scriptline.prescription.prescribing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.scriptline.contracts.events.PharmacyOrderStated;

/** Puts what does not fit into the practice's inbox: no axis shows it. Each further contradiction is a new item. */
final class Contradictions {

    private Contradictions() {}

    static void open(Connection connection, List<PharmacyOrderStated> states, Instant now) throws SQLException {
        List<PharmacyOrderStated> contradicting = states.stream()
                .filter(state -> !state.contradictions().isEmpty())
                .toList();
        if (contradicting.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into attention (prescription, practice, requester_npi, kind, ordinal, opened_at)
                select p.id, p.practice, p.requester_npi, 'contradiction', given.ordinal, ?
                from unnest(?::uuid[], ?::int[]) as given (prescription, ordinal)
                join prescription p on p.id = given.prescription
                where not exists (select from attention a where a.prescription = p.id and a.kind = 'contradiction'
                                  and a.ordinal >= given.ordinal)
                on conflict do nothing""")) {
            insert.setObject(1, PrescriptionRows.time(now));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            contradicting.stream()
                                    .map(PharmacyOrderStated::prescriptionId)
                                    .toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "int",
                            contradicting.stream()
                                    .map(state -> state.contradictions().size())
                                    .toArray()));
            insert.executeUpdate();
        }
    }
}
