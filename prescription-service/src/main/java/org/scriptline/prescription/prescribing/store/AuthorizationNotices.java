package org.scriptline.prescription.prescribing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.prescription.inbox.AttentionKind;

/** Has the practice's inbox show how far a prior authorization is, one item for a prescription, while somebody is to act or to know. */
final class AuthorizationNotices {

    private AuthorizationNotices() {}

    static void follow(Connection connection, List<PriorAuthorizationStated> stated) throws SQLException {
        try (PreparedStatement close = connection.prepareStatement("""
                update attention a set closed_at = given.at
                from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as given (prescription, kind, at)
                where a.prescription = given.prescription and a.closed_at is null
                  and a.kind like 'authorization-%' and a.kind <> given.kind""")) {
            set(connection, close, stated);
            close.executeUpdate();
        }
        try (PreparedStatement open = connection.prepareStatement("""
                insert into attention (prescription, practice, requester_npi, kind, opened_at)
                select p.id, p.practice, p.requester_npi, given.kind, given.at
                from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as given (prescription, kind, at)
                join prescription p on p.id = given.prescription and p.order_status in ('signed', 'held', 'active')
                where given.kind <> ''
                on conflict do nothing""")) {
            set(connection, open, stated);
            open.executeUpdate();
        }
    }

    /** No kind, an empty text, is where the payer is to act. */
    private static void set(Connection connection, PreparedStatement statement, List<PriorAuthorizationStated> stated)
            throws SQLException {
        ColumnArrays columns = new ColumnArrays(connection, statement, 1);
        columns.set("uuid", stated, PriorAuthorizationStated::prescriptionId);
        columns.set(
                "text",
                stated,
                one -> AttentionKind.of(one.state()).map(Coded::code).orElse(""));
        columns.set("timestamptz", stated, one -> PrescriptionRows.time(one.changedAt()));
    }
}
