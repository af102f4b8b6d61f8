package org.scriptline.formulary.benefit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scriptline.formulary.benefit.BenefitInquiry;
import org.scriptline.kit.json.EventJson;

/**
 * Inquiries to payers: one for each prescription, about its newest revision. An answered one stays until the prescription
 * ends, and is put again when it is due.
 */
@ApplicationScoped
public class InquiryRows {

    /** Puts inquiries in the queue; one about an earlier revision is replaced. */
    public void ask(Connection connection, Collection<BenefitInquiry> inquiries, Instant now) throws SQLException {
        if (inquiries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into benefit_inquiry (prescription_id, revision, payer, content, look_at) values (?, ?, ?, ?, ?)
                on conflict (prescription_id) do update set revision = excluded.revision, payer = excluded.payer,
                  content = excluded.content, look_at = excluded.look_at, answered_at = null, said = null,
                  round = benefit_inquiry.round + case when benefit_inquiry.answered_at is null then 0 else 1 end""")) {
            for (BenefitInquiry inquiry : inquiries) {
                insert.setObject(1, inquiry.prescriptionId());
                insert.setInt(2, inquiry.revision());
                insert.setString(3, inquiry.payer());
                insert.setBytes(4, EventJson.write(inquiry));
                insert.setTimestamp(5, Timestamp.from(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** An inquiry that is put, and for the how manieth time beyond the first. */
    public record Due(BenefitInquiry inquiry, int round) {}

    /** Takes what is due, and keeps it from others until then; what was answered begins another round. */
    public List<Due> lease(Connection connection, Instant now, Instant until, int most) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update benefit_inquiry set look_at = ?, answered_at = null,
                  round = round + case when answered_at is null then 0 else 1 end
                where prescription_id in (
                    select prescription_id from benefit_inquiry where look_at <= ?
                    order by look_at limit ? for update skip locked)
                returning content, round""")) {
            update.setTimestamp(1, Timestamp.from(until));
            update.setTimestamp(2, Timestamp.from(now));
            update.setInt(3, most);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(EventJson.readOwn(row.getBytes(1), BenefitInquiry.class), row.getInt(2)));
                }
            }
            return due;
        }
    }

    /** What an answer is worth. */
    public enum Answer {
        /** Another revision or round stands there, or another instance took the answer. */
        OUTDATED,
        /** The payer said the same the last time. */
        SAME,
        NEW
    }

    /**
     * Keeps the inquiry with what was said to it.
     *
     * @param again when it is put once more
     */
    public Answer answered(Connection connection, Due due, String said, Instant now, Instant again)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with before as (
                    select prescription_id, said from benefit_inquiry
                    where prescription_id = ? and revision = ? and round = ? and answered_at is null for update)
                update benefit_inquiry now set answered_at = ?, said = ?, look_at = ?
                from before where now.prescription_id = before.prescription_id
                returning before.said""")) {
            update.setObject(1, due.inquiry().prescriptionId());
            update.setInt(2, due.inquiry().revision());
            update.setInt(3, due.round());
            update.setTimestamp(4, Timestamp.from(now));
            update.setString(5, said);
            update.setTimestamp(6, Timestamp.from(again));
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    return Answer.OUTDATED;
                }
                return said.equals(row.getString(1)) ? Answer.SAME : Answer.NEW;
            }
        }
    }

    /** Takes the inquiry out; false when another revision's stands there, or another instance took it out. */
    public boolean done(Connection connection, Due due) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from benefit_inquiry where prescription_id = ? and revision = ? and round = ?")) {
            delete.setObject(1, due.inquiry().prescriptionId());
            delete.setInt(2, due.inquiry().revision());
            delete.setInt(3, due.round());
            return delete.executeUpdate() == 1;
        }
    }

    /**
     * Has what was answered put again at once.
     *
     * @param forget whether the answer is told even when the payer says the same
     * @return those of the prescriptions that have an inquiry
     */
    public Set<UUID> again(Connection connection, Collection<UUID> prescriptions, boolean forget, Instant now)
            throws SQLException {
        if (prescriptions.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update benefit_inquiry set look_at = case when answered_at is null then look_at else ? end,
                  said = case when ? then null else said end
                where prescription_id = any (?) returning prescription_id""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setBoolean(2, forget);
            update.setArray(3, connection.createArrayOf("uuid", prescriptions.toArray()));
            Set<UUID> asked = new HashSet<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    asked.add(row.getObject(1, UUID.class));
                }
            }
            return asked;
        }
    }

    /** Nobody needs to know any more. */
    public void ended(Connection connection, Collection<UUID> prescriptions) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from benefit_inquiry where prescription_id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", prescriptions.toArray()));
            delete.executeUpdate();
        }
    }
}
