package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.SameDayOrders.SameDayOrder;

/** What was written: our reading of each revision, the resource as received, and the linter's warnings. */
@ApplicationScoped
public class ContentStore {

    /** One revision. */
    @SuppressWarnings("ArrayRecordComponent")
    record Written(PrescriptionContent content, byte[] original, List<Finding> warnings) {}

    void insert(Connection connection, List<Written> revisions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into prescription_content (prescription, revision, content, original, warnings,
                                                  practice, requester_npi, written_on, rxcui, ndc)
                select * from unnest(?::uuid[], ?::int[], ?::bytea[], ?::bytea[], ?::bytea[],
                                     ?::text[], ?::text[], ?::date[], ?::text[], ?::text[])""")) {
            ColumnArrays columns = new ColumnArrays(connection, insert, 1);
            columns.set("uuid", revisions, written -> written.content().prescriptionId());
            columns.set("int", revisions, written -> written.content().revision());
            columns.set("bytea", revisions, written -> EventJson.write(written.content()));
            columns.set("bytea", revisions, Written::original);
            columns.set("bytea", revisions, written -> EventJson.write(written.warnings()));
            columns.set("text", revisions, written -> written.content().practice());
            columns.set(
                    "text", revisions, written -> written.content().prescriber().npi());
            columns.set("date", revisions, written -> written.content().writtenOn());
            columns.set(
                    "text", revisions, written -> written.content().medication().rxcui());
            columns.set(
                    "text", revisions, written -> written.content().medication().ndc());
            insert.executeUpdate();
        }
    }

    Optional<Written> find(Connection connection, UUID prescription, int revision) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select content, original, warnings from prescription_content
                where prescription = ? and revision = ?""")) {
            select.setObject(1, prescription);
            select.setInt(2, revision);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Written(
                                EventJson.readOwn(row.getBytes(1), PrescriptionContent.class),
                                row.getBytes(2),
                                Arrays.asList(EventJson.readOwn(row.getBytes(3), Finding[].class))))
                        : Optional.empty();
            }
        }
    }

    /** Claims the sender's identifiers for the prescription; false when one belongs to another already. */
    boolean claimIdentifiers(Connection connection, String practice, UUID prescription, List<Identifier> identifiers)
            throws SQLException {
        if (identifiers.isEmpty()) {
            return true;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into prescription_identifier (system, value, practice, prescription)
                select distinct system, value, ?, ?::uuid from unnest(?::text[], ?::text[]) as given (system, value)
                order by system, value
                on conflict (practice, system, value) do update set prescription = prescription_identifier.prescription
                returning prescription""")) {
            insert.setString(1, practice);
            insert.setObject(2, prescription);
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", identifiers.stream().map(Identifier::system).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", identifiers.stream().map(Identifier::value).toArray()));
            try (ResultSet owners = insert.executeQuery()) {
                boolean ours = true;
                while (owners.next()) {
                    ours &= prescription.equals(owners.getObject(1, UUID.class));
                }
                return ours;
            }
        }
    }

    /** The practice's prescription with this identifier; a null system matches any. */
    Optional<UUID> byIdentifier(Connection connection, String practice, @Nullable String system, String value)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription from prescription_identifier
                where practice = ? and value = ? and system = coalesce(?, system)
                order by prescription limit 1""")) {
            select.setString(1, practice);
            select.setString(2, value);
            select.setString(3, system);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** Running prescriptions written on a day for the patient with one of the identifiers. */
    public List<SameDayOrder> sameDay(
            Connection connection, String practice, List<Identifier> patient, LocalDate day, @Nullable UUID except)
            throws SQLException {
        if (patient.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct p.id, c.content
                from unnest(?::text[], ?::text[]) as given (system, value)
                join patient_identifier i on i.practice = ? and i.system = given.system and i.value = given.value
                join prescription p on p.patient = i.patient
                join prescription_content c on c.prescription = p.id and c.revision = p.revision
                where p.written_on = ? and p.order_status in ('draft', 'signed', 'held', 'active', 'completed')""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", patient.stream().map(Identifier::system).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", patient.stream().map(Identifier::value).toArray()));
            select.setString(3, practice);
            select.setDate(4, Date.valueOf(day));
            try (ResultSet rows = select.executeQuery()) {
                List<SameDayOrder> orders = new ArrayList<>();
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    if (!id.equals(except)) {
                        orders.add(new SameDayOrder(
                                id,
                                EventJson.readOwn(rows.getBytes(2), PrescriptionContent.class)
                                        .medication()));
                    }
                }
                return orders;
            }
        }
    }
}
