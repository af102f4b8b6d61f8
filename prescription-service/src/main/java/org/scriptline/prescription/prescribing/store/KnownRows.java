package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.prescribing.Prescription;

/** Everything that is known of one prescription in one statement, since it is what every answer begins with. */
@ApplicationScoped
public class KnownRows {

    private static final String SELECT = "select " + PrescriptionRows.COLUMNS + """
            , c.original, c.warnings, s.answer as screening, v.answer as coverage, o.state as pharmacy_order,
            a.stated as authorization_stated,
            exists (select from prescription_override r where r.prescription = p.id) as overridden,
            exists (select from linked_record l where l.prescription = p.id and l.shown_at is null) as links_to_show,
            """ + StoppedReleases.REASON + """
             as stopped
            from prescription p
            join prescription_content c on c.prescription = p.id and c.revision = p.revision
            left join prescription_screening s on s.prescription = p.id and s.revision = p.revision
            left join prescription_coverage v on v.prescription = p.id and v.revision = p.revision
            left join prescription_order o on o.prescription = p.id
            left join prescription_authorization a on a.prescription = p.id
            where p.id = ? and p.practice = ?""";

    private final AnswerStore answers;

    public KnownRows(AnswerStore answers) {
        this.answers = answers;
    }

    /** The prescription's row, its current revision as received, and the answers to that revision as far as they came. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            Prescription prescription,
            @Nullable String stopped,
            byte[] original,
            List<Finding> warnings,
            Optional<ScreeningAnswered> screening,
            @Nullable CoverageResult coverage,
            @Nullable PriorAuthorizationStated authorization,
            @Nullable PharmacyOrderStated pharmacyOrder,
            List<AlertOverride> overrides,
            boolean linksToShow) {}

    /** The prescription if it belongs to the practice. */
    Optional<Row> find(Connection connection, UUID id, String practice) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, id);
            select.setString(2, practice);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(connection, row)) : Optional.empty();
            }
        }
    }

    private Row read(Connection connection, ResultSet row) throws SQLException {
        Prescription prescription = PrescriptionRows.read(row);
        CoverageAnswered coverage = decoded(row.getBytes("coverage"), CoverageAnswered.class);
        return new Row(
                prescription,
                row.getString("stopped"),
                row.getBytes("original"),
                List.of(EventJson.readOwn(row.getBytes("warnings"), Finding[].class)),
                Optional.ofNullable(decoded(row.getBytes("screening"), ScreeningAnswered.class)),
                coverage == null ? null : coverage.result(),
                decoded(row.getBytes("authorization_stated"), PriorAuthorizationStated.class),
                decoded(row.getBytes("pharmacy_order"), PharmacyOrderStated.class),
                row.getBoolean("overridden")
                        ? answers.overrides(connection, prescription.id(), prescription.revision())
                        : List.of(),
                row.getBoolean("links_to_show"));
    }

    private static <T> @Nullable T decoded(byte @Nullable [] stored, Class<T> type) {
        return stored == null ? null : EventJson.readOwn(stored, type);
    }
}
