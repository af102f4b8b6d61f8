package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.prescribing.Prescription;

/** The latest answers of the other services and the prescriber's overrides. */
@ApplicationScoped
public class AnswerStore {

    /** The screening answer of the prescription's current revision. */
    Optional<ScreeningAnswered> screening(Connection connection, Prescription prescription) throws SQLException {
        return answer(
                        connection,
                        "select answer from prescription_screening where prescription = ? and revision = ?",
                        prescription)
                .map(bytes -> EventJson.readOwn(bytes, ScreeningAnswered.class));
    }

    /** The coverage of the prescription's current revision. */
    Optional<CoverageResult> coverage(Connection connection, Prescription prescription) throws SQLException {
        return answer(
                        connection,
                        "select answer from prescription_coverage where prescription = ? and revision = ?",
                        prescription)
                .map(bytes -> EventJson.readOwn(bytes, CoverageAnswered.class).result());
    }

    /** The latest state at the pharmacy. */
    Optional<PharmacyOrderStated> pharmacyOrder(Connection connection, UUID prescription) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select state from prescription_order where prescription = ?")) {
            select.setObject(1, prescription);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(EventJson.readOwn(row.getBytes(1), PharmacyOrderStated.class))
                        : Optional.empty();
            }
        }
    }

    /** The overrides of a revision, the latest for each alert. */
    List<AlertOverride> overrides(Connection connection, UUID prescription, int revision) throws SQLException {
        Map<UUID, List<AlertOverride>> found = overrides(connection, Map.of(prescription, revision));
        return found.getOrDefault(prescription, List.of());
    }

    /** The overrides of the given revisions by prescription. */
    public Map<UUID, List<AlertOverride>> overrides(Connection connection, Map<UUID, Integer> revisions)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription, revision, alert, reason, comment from prescription_override
                where prescription = any (?) order by prescription, gate_pass""")) {
            select.setArray(
                    1, connection.createArrayOf("uuid", revisions.keySet().toArray()));
            Map<UUID, Map<String, AlertOverride>> latest = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UUID prescription = rows.getObject(1, UUID.class);
                    if (Integer.valueOf(rows.getInt(2)).equals(revisions.get(prescription))) {
                        AlertOverride override = new AlertOverride(
                                rows.getString(3),
                                PrescriptionRows.coded(OverrideReason.values(), rows.getString(4)),
                                rows.getString(5));
                        latest.computeIfAbsent(prescription, id -> new LinkedHashMap<>())
                                .put(override.alert(), override);
                    }
                }
            }
            Map<UUID, List<AlertOverride>> overrides = new HashMap<>();
            latest.forEach((id, byAlert) -> overrides.put(id, List.copyOf(byAlert.values())));
            return overrides;
        }
    }

    /** Stores the overrides that came with a signature. */
    void insertOverrides(
            Connection connection,
            Prescription prescription,
            int gatePass,
            Collection<AlertOverride> overrides,
            String givenBy,
            Instant now)
            throws SQLException {
        if (overrides.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into prescription_override (prescription, revision, gate_pass, alert, reason, comment,
                                                   given_by, given_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (prescription, revision, gate_pass, alert) do update
                set reason = excluded.reason, comment = excluded.comment, given_by = excluded.given_by,
                    given_at = excluded.given_at""")) {
            for (AlertOverride override : overrides) {
                insert.setObject(1, prescription.id());
                insert.setInt(2, prescription.revision());
                insert.setInt(3, gatePass);
                insert.setString(4, override.alert());
                insert.setString(5, override.reason().code());
                insert.setString(6, override.comment());
                insert.setString(7, givenBy);
                insert.setObject(8, PrescriptionRows.time(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Optional<byte[]> answer(Connection connection, String sql, Prescription prescription)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, prescription.id());
            select.setInt(2, prescription.revision());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }
}
