package org.scriptline.formulary.authorization.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.kit.database.Database;

/** A practice's cases, the newest first. */
@ApplicationScoped
public class CaseList {

    private final Database database;

    public CaseList(Database database) {
        this.database = database;
    }

    /** Behind which case a page begins. */
    public record Position(Instant openedAt, UUID id) {}

    /**
     * Which cases of a practice.
     *
     * @param states empty for all
     * @param patient a patient record, null for all
     * @param prescription null for all
     */
    public record Criteria(
            String practice,
            List<AuthorizationState> states,
            @Nullable UUID patient,
            @Nullable UUID prescription) {}

    public List<AuthorizationCase> find(Criteria criteria, @Nullable Position behind, int most) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select content from prior_authorization
                    where practice = ? and (cardinality(?::text[]) = 0 or state = any (?::text[]))
                      and (?::uuid is null or patient_id = ?) and (?::uuid is null or prescription_id = ?)
                      and (?::timestamptz is null or (opened_at, case_id) < (?, ?))
                    order by opened_at desc, case_id desc limit ?""")) {
                Object[] states = criteria.states().stream().map(Coded::code).toArray();
                select.setString(1, criteria.practice());
                select.setArray(2, connection.createArrayOf("text", states));
                select.setArray(3, connection.createArrayOf("text", states));
                select.setObject(4, criteria.patient());
                select.setObject(5, criteria.patient());
                select.setObject(6, criteria.prescription());
                select.setObject(7, criteria.prescription());
                select.setObject(8, behind == null ? null : CaseRows.time(behind.openedAt()));
                select.setObject(9, behind == null ? null : CaseRows.time(behind.openedAt()));
                select.setObject(10, behind == null ? null : behind.id());
                select.setInt(11, most);
                return CaseRows.all(select);
            }
        });
    }
}
