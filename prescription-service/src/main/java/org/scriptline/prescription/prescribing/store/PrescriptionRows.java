package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.prescription.prescribing.Prescription;

/** The narrow row of a prescription: every change is one conditional update that also sets the next sequence. */
@ApplicationScoped
public class PrescriptionRows {

    /** The columns that {@link #read} reads, of the table under the name {@code p}. */
    public static final String COLUMNS = """
            p.id, p.practice, p.patient, p.requester_npi, p.written_on, p.revision, p.gate_pass, p.sequence,
            p.order_status, p.transmission_status, p.cancel_status, p.fill_status, p.signed_at, p.released_at,
            p.unscreened, p.late_alert_open, p.cancel_reason, p.fill_notices, p.page_out,
            p.delivery_asked_at, p.updated_at""";

    /** The prescription, whoever it belongs to. */
    Optional<Prescription> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from prescription p where p.id = ?")) {
            select.setObject(1, id);
            return one(select);
        }
    }

    /** The prescription if it belongs to the practice. */
    Optional<Prescription> find(Connection connection, UUID id, String practice) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from prescription p where p.id = ? and p.practice = ?")) {
            select.setObject(1, id);
            select.setString(2, practice);
            return one(select);
        }
    }

    void insert(Connection connection, List<Prescription> prescriptions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into prescription (id, practice, patient, requester_npi, written_on, revision, gate_pass,
                                          sequence, order_status, signed_at, updated_at)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::date[], ?::int[], ?::int[],
                                     ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[])""")) {
            ColumnArrays columns = new ColumnArrays(connection, insert, 1);
            columns.set("uuid", prescriptions, Prescription::id);
            columns.set("text", prescriptions, Prescription::practice);
            columns.set("uuid", prescriptions, Prescription::patient);
            columns.set("text", prescriptions, Prescription::requesterNpi);
            columns.set("date", prescriptions, Prescription::writtenOn);
            columns.set("int", prescriptions, Prescription::revision);
            columns.set("int", prescriptions, Prescription::gatePass);
            columns.set("bigint", prescriptions, Prescription::sequence);
            columns.set(
                    "text", prescriptions, prescription -> prescription.order().code());
            columns.set("timestamptz", prescriptions, prescription -> time(prescription.signedAt()));
            columns.set("timestamptz", prescriptions, prescription -> time(prescription.updatedAt()));
            insert.executeUpdate();
        }
    }

    /** draft → draft with the next revision. */
    boolean edit(Connection connection, Prescription before, UUID patient, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription set revision = revision + 1, sequence = sequence + 1, patient = ?, updated_at = ?
                where id = ? and order_status = 'draft' and revision = ?""")) {
            update.setObject(1, patient);
            update.setObject(2, time(now));
            update.setObject(3, before.id());
            update.setInt(4, before.revision());
            return update.executeUpdate() == 1;
        }
    }

    /** draft or held → signed with the next gate pass. */
    boolean sign(Connection connection, Prescription before, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription
                set order_status = 'signed', gate_pass = gate_pass + 1, sequence = sequence + 1, signed_at = ?,
                    updated_at = ?
                where id = ? and order_status = ? and revision = ? and gate_pass = ?""")) {
            update.setObject(1, time(now));
            update.setObject(2, time(now));
            update.setObject(3, before.id());
            update.setString(4, before.order().code());
            update.setInt(5, before.revision());
            update.setInt(6, before.gatePass());
            return update.executeUpdate() == 1;
        }
    }

    /** signed → active without the gate's answer. */
    boolean releaseUnscreened(Connection connection, Prescription before, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription
                set order_status = 'active', unscreened = true, released_at = ?, updated_at = ?,
                    sequence = sequence + 1
                where id = ? and order_status = 'signed' and revision = ? and gate_pass = ?""")) {
            update.setObject(1, time(now));
            update.setObject(2, time(now));
            update.setObject(3, before.id());
            update.setInt(4, before.revision());
            update.setInt(5, before.gatePass());
            return update.executeUpdate() == 1;
        }
    }

    /** draft, signed or held → cancelled or entered-in-error. */
    boolean cancelBeforeRelease(
            Connection connection, Prescription before, OrderStatus endedAs, CancelReason reason, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription
                set order_status = ?, cancel_status = 'approved', cancel_reason = ?, updated_at = ?,
                    sequence = sequence + 1
                where id = ? and order_status = ? and revision = ? and gate_pass = ?""")) {
            update.setString(1, endedAs.code());
            update.setString(2, reason.code());
            update.setObject(3, time(now));
            update.setObject(4, before.id());
            update.setString(5, before.order().code());
            update.setInt(6, before.revision());
            update.setInt(7, before.gatePass());
            return update.executeUpdate() == 1;
        }
    }

    /** active: the cancel axis none, denied or unknown → requested. */
    boolean requestCancel(Connection connection, Prescription before, CancelReason reason, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription
                set cancel_status = 'requested', cancel_reason = ?, late_alert_open = false, updated_at = ?,
                    sequence = sequence + 1
                where id = ? and order_status = 'active' and cancel_status = ?""")) {
            update.setString(1, reason.code());
            update.setObject(2, time(now));
            update.setObject(3, before.id());
            update.setString(4, before.cancel().code());
            return update.executeUpdate() == 1;
        }
    }

    /**
     * active → active, with one event more: another pharmacy, or another delivery, is asked for. A page that is out may be live beside it, as the prescriber said; one
     * that was printed in the same moment nobody has spoken of. What is printed from now on is a copy, until the gateway says what came of it.
     */
    boolean askForDelivery(Connection connection, Prescription before, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription set updated_at = ?, page_out = false, delivery_asked_at = ?, sequence = sequence + 1
                where id = ? and order_status = 'active' and sequence = ? and page_out = ?""")) {
            update.setObject(1, time(now));
            update.setObject(2, time(now));
            update.setObject(3, before.id());
            update.setLong(4, before.sequence());
            update.setBoolean(5, before.pageOut());
            return update.executeUpdate() == 1;
        }
    }

    /** active → active, of whose fills the practice hears so. */
    boolean chooseFillNotices(Connection connection, Prescription before, FillNotices notices, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription
                set fill_notices = ?, fill_notices_refused = false, updated_at = ?, sequence = sequence + 1
                where id = ? and order_status = 'active' and sequence = ?""")) {
            update.setString(1, notices.code());
            update.setObject(2, time(now));
            update.setObject(3, before.id());
            update.setLong(4, before.sequence());
            return update.executeUpdate() == 1;
        }
    }

    /** active with an open late alert → answered. */
    boolean answerLateAlert(Connection connection, Prescription before, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription set late_alert_open = false, updated_at = ?, sequence = sequence + 1
                where id = ? and order_status in ('active', 'completed') and late_alert_open and sequence = ?""")) {
            update.setObject(1, time(now));
            update.setObject(2, before.id());
            update.setLong(3, before.sequence());
            return update.executeUpdate() == 1;
        }
    }

    private static Optional<Prescription> one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    /** Reads the columns. */
    public static Prescription read(ResultSet row) throws SQLException {
        String reason = row.getString("cancel_reason");
        String notices = row.getString("fill_notices");
        return new Prescription(
                row.getObject("id", UUID.class),
                row.getString("practice"),
                row.getObject("patient", UUID.class),
                row.getString("requester_npi"),
                row.getDate("written_on").toLocalDate(),
                row.getInt("revision"),
                row.getInt("gate_pass"),
                row.getLong("sequence"),
                coded(OrderStatus.values(), row.getString("order_status")),
                coded(TransmissionStatus.values(), row.getString("transmission_status")),
                coded(CancelStatus.values(), row.getString("cancel_status")),
                coded(FillStatus.values(), row.getString("fill_status")),
                instant(row.getObject("signed_at", OffsetDateTime.class)),
                instant(row.getObject("released_at", OffsetDateTime.class)),
                row.getBoolean("unscreened"),
                row.getBoolean("late_alert_open"),
                reason == null ? null : coded(CancelReason.values(), reason),
                notices == null ? null : coded(FillNotices.values(), notices),
                row.getBoolean("page_out"),
                instant(row.getObject("delivery_asked_at", OffsetDateTime.class)),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** The stored code's value. */
    public static <T extends Coded> T coded(T[] values, String code) {
        return Arrays.stream(values)
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("stored code " + code + " is not known"));
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
