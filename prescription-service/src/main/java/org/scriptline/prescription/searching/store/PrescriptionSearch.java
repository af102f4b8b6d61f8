package org.scriptline.prescription.searching.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.fhir.FoundPrescription;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.AnswerStore;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;
import org.scriptline.prescription.prescribing.store.PrescriptionRows;
import org.scriptline.prescription.prescribing.store.StoppedReleases;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.Found;

/** Finds prescriptions, from the newest id to the oldest, in three statements whatever their number. */
@ApplicationScoped
public class PrescriptionSearch {

    private final Database database;
    private final AnswerStore answers;
    private final PrescriptionReader reader;
    private final Clock clock;
    private final Duration patience;

    public PrescriptionSearch(
            Database database,
            AnswerStore answers,
            PrescriptionReader reader,
            Clock clock,
            @ConfigProperty(name = "scriptline.gate.patience") Duration patience) {
        this.database = database;
        this.answers = answers;
        this.reader = reader;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Prescriptions that meet the criteria.
     *
     * @param from the id to begin with, null for the newest
     */
    public List<Found> find(Criteria criteria, @Nullable UUID from, int limit) {
        Conditions conditions = CriteriaSql.of(criteria, clock.instant().minus(patience));
        if (from != null) {
            conditions.and("c.prescription <= ?", Conditions.value(from));
        }
        return database.read(connection -> {
            List<Row> rows = rows(connection, conditions, limit);
            Map<UUID, Integer> revisions = new HashMap<>();
            rows.forEach(row ->
                    revisions.put(row.prescription().id(), row.prescription().revision()));
            Map<UUID, List<AlertOverride>> overrides =
                    rows.isEmpty() ? Map.of() : answers.overrides(connection, revisions);
            Map<UUID, Map<String, Instant>> overriddenAt = overriddenAt(connection, overrides);
            return rows.stream()
                    .map(row -> row.found(
                            reader,
                            overrides.getOrDefault(row.prescription().id(), List.of()),
                            overriddenAt.getOrDefault(row.prescription().id(), Map.of())))
                    .toList();
        });
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(
            Prescription prescription,
            @Nullable String stopped,
            PrescriptionContent content,
            byte[] original,
            List<Finding> warnings,
            Optional<ScreeningAnswered> screening,
            @Nullable CoverageResult coverage,
            @Nullable PriorAuthorizationStated authorization,
            @Nullable PharmacyOrderStated pharmacyOrder) {

        Found found(PrescriptionReader reader, List<AlertOverride> overrides, Map<String, Instant> overriddenAt) {
            return new Found(
                    prescription,
                    new FoundPrescription(
                            content,
                            original,
                            reader.view(prescription, stopped, warnings, screening, coverage, authorization, overrides),
                            screening.map(ScreeningAnswered::screenedAt).orElse(null),
                            overriddenAt,
                            pharmacyOrder));
        }
    }

    private static List<Row> rows(Connection connection, Conditions conditions, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + PrescriptionRows.COLUMNS + """
                , c.content, c.original, c.warnings, s.answer as screening, v.answer as coverage, o.state as pharmacy_order,
                a.stated as authorization_stated,
                """ + StoppedReleases.REASON + """
                 as stopped
                from prescription_content c
                join prescription p on p.id = c.prescription and p.revision = c.revision
                left join prescription_screening s on s.prescription = p.id and s.revision = p.revision
                left join prescription_coverage v on v.prescription = p.id and v.revision = p.revision
                left join prescription_order o on o.prescription = p.id
                left join prescription_authorization a on a.prescription = p.id
                where\s"""
                        + conditions.text() + " order by c.prescription desc limit ?")) {
            select.setInt(conditions.set(connection, select), limit);
            List<Row> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        @Nullable CoverageAnswered coverage = read(row, "coverage", CoverageAnswered.class);
        return new Row(
                PrescriptionRows.read(row),
                row.getString("stopped"),
                EventJson.readOwn(row.getBytes("content"), PrescriptionContent.class),
                row.getBytes("original"),
                Arrays.asList(EventJson.readOwn(row.getBytes("warnings"), Finding[].class)),
                Optional.ofNullable(read(row, "screening", ScreeningAnswered.class)),
                coverage == null ? null : coverage.result(),
                read(row, "authorization_stated", PriorAuthorizationStated.class),
                read(row, "pharmacy_order", PharmacyOrderStated.class));
    }

    private static <T extends Record> @Nullable T read(ResultSet row, String column, Class<T> type)
            throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : EventJson.readOwn(bytes, type);
    }

    private static Map<UUID, Map<String, Instant>> overriddenAt(
            Connection connection, Map<UUID, List<AlertOverride>> overrides) throws SQLException {
        Map<UUID, Map<String, Instant>> times = new HashMap<>();
        if (overrides.isEmpty()) {
            return times;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription, alert, max(given_at) from prescription_override
                where prescription = any (?) group by prescription, alert""")) {
            select.setArray(
                    1, connection.createArrayOf("uuid", overrides.keySet().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    times.computeIfAbsent(rows.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(
                                    rows.getString(2),
                                    rows.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return times;
    }
}
