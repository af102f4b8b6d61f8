package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.prescription.fhir.PrescriptionView;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.Waiting;

/** Reads a prescription with everything known about it, for those whom it concerns. */
@ApplicationScoped
public class PrescriptionReader {

    private final Database database;
    private final PrescriptionRows rows;
    private final KnownRows known;
    private final ContentStore contents;
    private final AnswerStore answers;
    private final Clock clock;
    private final Duration patience;

    public PrescriptionReader(
            Database database,
            PrescriptionRows rows,
            KnownRows known,
            ContentStore contents,
            AnswerStore answers,
            Clock clock,
            @ConfigProperty(name = "scriptline.gate.patience") Duration patience) {
        this.database = database;
        this.rows = rows;
        this.known = known;
        this.contents = contents;
        this.answers = answers;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * A prescription, the resource it came as, and what is known about it.
     *
     * @param linksToShow whether {@link LinkedRecords} has something for its signer
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Known(
            Prescription prescription,
            byte[] original,
            PrescriptionView view,
            @Nullable PharmacyOrderStated pharmacyOrder,
            boolean linksToShow) {}

    /** The prescription if the caller may see it; otherwise it is not there. */
    public Known read(UUID id, Caller caller) {
        return database.read(connection -> known.find(connection, id, caller.org()))
                .filter(row -> concerns(row.prescription(), caller))
                .map(this::known)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    /** The order that the caller has just handed in; one that is new is not read back, since nothing can be known of it yet. */
    public Known read(AcceptedOrder accepted, Caller caller) {
        NewPrescription fresh = accepted.fresh();
        if (fresh == null) {
            return read(accepted.id(), caller);
        }
        return known(new KnownRows.Row(
                fresh.prescription(),
                null,
                fresh.order().order().original(),
                fresh.order().warnings(),
                Optional.empty(),
                null,
                null,
                null,
                List.of(),
                false));
    }

    /** Fails as not found when the caller may not see it. */
    public void visible(UUID id, Caller caller) {
        boolean visible = database.read(connection -> rows.find(connection, id, caller.org()))
                .filter(prescription -> concerns(prescription, caller))
                .isPresent();
        if (!visible) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
    }

    /** The practice's prescription with the identifier. */
    public Optional<UUID> byIdentifier(String practice, @Nullable String system, String value) {
        return database.read(connection -> contents.byIdentifier(connection, practice, system, value));
    }

    /** Whether screening and coverage have both answered the current revision, and the gate the current signature. */
    public boolean answered(UUID id) {
        return database.read(connection -> {
            Optional<Prescription> prescription = rows.find(connection, id);
            return prescription.isPresent()
                    && answers.coverage(connection, prescription.get()).isPresent()
                    && screened(answers.screening(connection, prescription.get()), prescription.get());
        });
    }

    private Known known(KnownRows.Row row) {
        PrescriptionView view = view(
                row.prescription(),
                row.stopped(),
                row.warnings(),
                row.screening(),
                row.coverage(),
                row.authorization(),
                row.overrides());
        return new Known(row.prescription(), row.original(), view, row.pharmacyOrder(), row.linksToShow());
    }

    /**
     * What is said about a prescription beside the order itself; every part belongs to its current revision.
     *
     * @param stopped the coded reason for which operations keep its release back, null when they do not
     */
    public PrescriptionView view(
            Prescription prescription,
            @Nullable String stopped,
            List<Finding> warnings,
            Optional<ScreeningAnswered> screening,
            @Nullable CoverageResult coverage,
            @Nullable PriorAuthorizationStated authorization,
            List<AlertOverride> overrides) {
        return new PrescriptionView(
                prescription.id(),
                prescription.patient(),
                prescription.revision(),
                prescription.order(),
                prescription.transmission(),
                prescription.cancel(),
                prescription.fill(),
                screening.map(ScreeningAnswered::result).orElse(null),
                coverage,
                authorization,
                warnings,
                overrides,
                prescription.order() == OrderStatus.HELD
                        ? screening.map(ScreeningAnswered::because).orElse(List.of())
                        : List.of(),
                stopped != null
                        ? Waiting.releasesStopped(stopped)
                        : Waiting.of(prescription, clock.instant(), patience),
                pending(screening, prescription),
                screening.filter(answer -> answer.unlinked() != null).isPresent(),
                prescription.fillNotices(),
                prescription.updatedAt());
    }

    private static boolean pending(Optional<ScreeningAnswered> screening, Prescription prescription) {
        return !prescription.ended() && !screened(screening, prescription);
    }

    private static boolean screened(Optional<ScreeningAnswered> screening, Prescription prescription) {
        return screening
                .map(answer -> prescription.gatePass() == 0
                        || Integer.valueOf(prescription.gatePass()).equals(answer.gatePass()))
                .orElse(false);
    }

    private static boolean concerns(Prescription prescription, Caller caller) {
        return caller.role() != Role.PATIENT
                || prescription.patient().toString().equals(caller.patient());
    }
}
