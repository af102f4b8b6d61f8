package org.scriptline.prescription.inbox.store;

import static org.scriptline.prescription.searching.store.Conditions.array;
import static org.scriptline.prescription.searching.store.Conditions.codes;
import static org.scriptline.prescription.searching.store.Conditions.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.prescription.inbox.Attention;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.prescribing.store.PrescriptionRows;
import org.scriptline.prescription.searching.store.Conditions;

/** Reads inbox items, and closes those that need no more than having been seen. */
@ApplicationScoped
public class AttentionStore {

    /**
     * A signature that was answered just now no longer waits, even before its item is closed; nor does anybody wait for the
     * prior authorization of a prescription that has ended.
     */
    private static final String WAITS = """
            a.closed_at is null and (a.kind <> 'screening-unavailable' or p.order_status = 'signed')
              and (a.kind not like 'authorization-%' or p.order_status in ('signed', 'held', 'active'))""";

    private final Database database;
    private final Clock clock;

    public AttentionStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Items from the newest to the oldest.
     *
     * @param from the id to begin with, null for the newest
     */
    public List<Attention> find(AttentionCriteria criteria, @Nullable UUID from, int limit) {
        Conditions conditions = conditions(criteria);
        if (from != null) {
            conditions.and("a.id <= ?", value(from));
        }
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("""
                    select a.id, a.prescription, a.kind, a.opened_at, a.closed_at
                    from attention a join prescription p on p.id = a.prescription
                    where\s""" + conditions.text() + " order by a.id desc limit ?")) {
                select.setInt(conditions.set(connection, select), limit);
                List<Attention> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(attention(rows));
                    }
                }
                return found;
            }
        });
    }

    /** Closes the practice's item; nothing changes when it is closed already. */
    public void close(UUID id, String practice, String by) {
        database.run(transaction -> {
            try (PreparedStatement update = transaction
                    .connection()
                    .prepareStatement("update attention set closed_at = ?, closed_by = ? where id = ? and practice = ?"
                            + " and closed_at is null")) {
                update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                update.setString(2, by);
                update.setObject(3, id);
                update.setString(4, practice);
                update.executeUpdate();
            }
        });
    }

    private static Conditions conditions(AttentionCriteria criteria) {
        Conditions conditions =
                new Conditions().and("a.practice = ? and p.practice = a.practice", value(criteria.practice()));
        if (criteria.ids() != null) {
            conditions.and("a.id = any (?)", array("uuid", criteria.ids()));
        }
        if (criteria.prescriptions() != null) {
            conditions.and("a.prescription = any (?)", array("uuid", criteria.prescriptions()));
        }
        if (criteria.patients() != null) {
            conditions.and("p.patient = any (?)", array("uuid", criteria.patients()));
        }
        if (criteria.prescribers() != null) {
            conditions.and(
                    "(a.requester_npi = any (?) or a.covered_by = any (?))",
                    array("text", criteria.prescribers()),
                    array("text", criteria.prescribers()));
        }
        if (criteria.kinds() != null) {
            conditions.and("a.kind = any (?)", codes(criteria.kinds()));
        }
        if (criteria.open() != null) {
            conditions.and(criteria.open() ? WAITS : "a.closed_at is not null");
        }
        return conditions;
    }

    private static Attention attention(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime closed = row.getObject(5, OffsetDateTime.class);
        return new Attention(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                PrescriptionRows.coded(AttentionKind.values(), row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
