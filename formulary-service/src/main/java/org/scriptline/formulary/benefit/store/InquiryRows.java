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
import java.util.List;
import java.util.UUID;
import org.scriptline.formulary.benefit.BenefitInquiry;
import org.scriptline.kit.json.EventJson;

/** Inquiries that wait for a payer: one for each prescription, about its newest revision. */
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
                  content = excluded.content, look_at = excluded.look_at""")) {
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

    /** Takes what is due, and keeps it from others until then. */
    public List<BenefitInquiry> lease(Connection connection, Instant now, Instant until, int most) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update benefit_inquiry set look_at = ? where prescription_id in (
                    select prescription_id from benefit_inquiry where look_at <= ?
                    order by look_at limit ? for update skip locked)
                returning content""")) {
            update.setTimestamp(1, Timestamp.from(until));
            update.setTimestamp(2, Timestamp.from(now));
            update.setInt(3, most);
            List<BenefitInquiry> due = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    due.add(EventJson.readOwn(row.getBytes(1), BenefitInquiry.class));
                }
            }
            return due;
        }
    }

    /** Takes the inquiry out; false when another revision's stands there, or another instance took it out. */
    public boolean answered(Connection connection, BenefitInquiry inquiry) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from benefit_inquiry where prescription_id = ? and revision = ?")) {
            delete.setObject(1, inquiry.prescriptionId());
            delete.setInt(2, inquiry.revision());
            return delete.executeUpdate() == 1;
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
