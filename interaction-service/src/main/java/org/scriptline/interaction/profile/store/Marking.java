package org.scriptline.interaction.profile.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.interaction.gate.store.KnowledgeRescreening;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.interaction.profile.Mark;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.identity.IdGenerator;

/**
 * Keeps what is said of a drug. When staff say that an order is not taken, it stops to count against others, but for its
 * washout; when they take it back, it counts again. Either way the person's prescriptions are looked at again.
 */
@ApplicationScoped
public class Marking {
    private final PersonLocks locks;
    private final IdGenerator ids;

    public Marking(PersonLocks locks, IdGenerator ids) {
        this.locks = locks;
        this.ids = ids;
    }

    /**
     * Keeps the mark.
     *
     * @param record the drug's own record
     */
    public void keep(Transaction transaction, UUID record, Mark mark) throws SQLException {
        Connection connection = transaction.connection();
        locks.lock(connection, LockRequest.ofRecords(List.of(record)));
        insert(connection, record, mark);
        if (mark.reconciles() && !mark.drug().startsWith("history-")) {
            boolean changed = mark.kind().ends() ? end(connection, mark) : resume(connection, mark);
            if (changed) {
                KnowledgeRescreening.request(connection, record, mark.at());
            }
        }
    }

    /** The record of a signed prescription that went to this pharmacy; empty when it went elsewhere or is not there. */
    public Optional<UUID> recordAt(Connection connection, UUID prescription, String pharmacy) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select record_id from medication
                where prescription_id = ? and state <> 'draft'
                  and convert_from(drug, 'UTF8')::jsonb ->> 'pharmacy' = ?""")) {
            select.setObject(1, prescription);
            select.setString(2, pharmacy);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private void insert(Connection connection, UUID record, Mark mark) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into medication_mark (mark_id, record_id, drug, kind, happened_on, reason, how, source, marked_by,
                                             practice, marked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, ids.next());
            insert.setObject(2, record);
            insert.setString(3, mark.drug());
            insert.setString(4, mark.kind().name());
            insert.setObject(5, mark.on());
            insert.setString(6, mark.reason());
            insert.setString(7, mark.how());
            insert.setString(8, mark.source());
            insert.setString(9, mark.by());
            insert.setString(10, mark.organisation());
            insert.setObject(11, mark.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static boolean end(Connection connection, Mark mark) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update medication set state = 'left', stopped_on = ?, lingers = true
                where prescription_id = ?::uuid and state = 'counting'""")) {
            update.setObject(1, Objects.requireNonNullElse(mark.on(), LocalDate.ofInstant(mark.at(), ZoneOffset.UTC)));
            update.setString(2, mark.drug());
            return update.executeUpdate() > 0;
        }
    }

    /** Only what a mark ended: a drug that its prescriber stopped does not run again by a word. */
    private static boolean resume(Connection connection, Mark mark) throws SQLException {
        if (mark.kind() != Mark.Kind.TAKING) {
            return false;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update medication set state = 'counting', stopped_on = null, lingers = false
                where prescription_id = ?::uuid and state = 'left' and lingers
                  and stopped_on in (select coalesce(happened_on, (marked_at at time zone 'UTC')::date)
                                     from medication_mark
                                     where drug = ? and source = 'staff' and kind in ('NOT_TAKING', 'STOPPED'))""")) {
            update.setString(1, mark.drug());
            update.setString(2, mark.drug());
            return update.executeUpdate() > 0;
        }
    }
}
