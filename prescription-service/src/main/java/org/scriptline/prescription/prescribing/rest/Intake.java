package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.prescription.directory.store.DirectoryStore;
import org.scriptline.prescription.fhir.MedicationRequestReader;
import org.scriptline.prescription.fhir.PreferredPharmacy;
import org.scriptline.prescription.fhir.Reading;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.Linter;
import org.scriptline.prescription.lint.NamedPharmacy;
import org.scriptline.prescription.lint.PharmacyReference;
import org.scriptline.prescription.lint.RequestedStatus;
import org.scriptline.prescription.lint.SubmittedOrder;
import org.scriptline.prescription.lint.Surroundings;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.practice.Practice;
import org.scriptline.prescription.practice.Practices;
import org.scriptline.prescription.prescribing.store.ContentStore;

/** From bytes to an order that can be stored, or to every reason why not. */
@ApplicationScoped
public class Intake {

    private final MedicationRequestReader reader;
    private final Linter linter;
    private final Practices practices;
    private final Directories directories;
    private final Admission admission;
    private final Clock clock;

    public Intake(
            MedicationRequestReader reader,
            Linter linter,
            Practices practices,
            Directories directories,
            Admission admission,
            Clock clock) {
        this.reader = reader;
        this.linter = linter;
        this.practices = practices;
        this.directories = directories;
        this.admission = admission;
        this.clock = clock;
    }

    /** What the linter looks things up in. */
    @ApplicationScoped
    public static class Directories {
        private final DirectoryStore pharmacies;
        private final ContentStore contents;
        private final PatientStore patients;
        private final Database database;

        public Directories(DirectoryStore pharmacies, ContentStore contents, PatientStore patients, Database database) {
            this.pharmacies = pharmacies;
            this.contents = contents;
            this.patients = patients;
            this.database = database;
        }

        NamedPharmacy named(PharmacyReference reference) {
            return NamedPharmacy.in(pharmacies, reference);
        }

        Optional<PharmacyReference> preferred(Practice practice, SubmittedOrder order) {
            return database.read(connection -> patients.find(
                            connection, practice.id(), order.patient().identifiers()))
                    .map(known -> known.record().preferredPharmacyNcpdpId())
                    .map(ncpdpId -> new PharmacyReference(ncpdpId, null));
        }

        Surroundings around(Practice practice, LocalDate today, @Nullable UUID edited) {
            return new Surroundings(
                    today,
                    pharmacies,
                    practice,
                    (day, order) -> database.read(connection -> contents.sameDay(
                            connection, practice.id(), order.patient().identifiers(), day, edited)),
                    order -> database.read(connection -> patients.find(
                                    connection, practice.id(), order.patient().identifiers()))
                            .map(known -> known.record().observations())
                            .orElse(List.of()));
        }
    }

    /** Refuses anything new when the suite is too far behind. */
    public void admit() {
        admission.admit();
    }

    /**
     * Reads and lints.
     *
     * @param edited the draft that the order replaces, null for a new one
     */
    public LintedOrder.Accepted take(byte[] body, Caller caller, @Nullable UUID edited) {
        admission.admit();
        Practice practice = practice(caller);
        SubmittedOrder order = read(body);
        permitted(order, caller);
        if (edited == null && order.noPharmacy() && order.status() == RequestedStatus.DRAFT) {
            order = atThePreferred(order, practice);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
        return switch (linter.lint(order, directories.around(practice, today, edited))) {
            case LintedOrder.Rejected rejected -> throw new OrderRefusedException(rejected.findings());
            case LintedOrder.Accepted accepted -> accepted;
        };
    }

    /**
     * A pharmacy that is to be recorded for a patient; empty with a finding when no prescription could go there.
     *
     * @param path the element that names it
     */
    public Optional<PharmacyStated> pharmacy(
            PharmacyReference reference, String path, Caller caller, List<Finding> findings) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), practice(caller).zone());
        NamedPharmacy named = directories.named(reference);
        List<Finding> defects = named.defects(path, today);
        findings.addAll(defects);
        return defects.isEmpty() ? Optional.ofNullable(named.pharmacy()) : Optional.empty();
    }

    private Practice practice(Caller caller) {
        return practices
                .byId(caller.org())
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_ALLOWED, "The token's organisation is no practice of this installation."));
    }

    private SubmittedOrder read(byte[] body) {
        return switch (reader.read(body)) {
            case Reading.Refused<SubmittedOrder> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<SubmittedOrder> accepted -> accepted.value();
        };
    }

    /**
     * A new draft that names no pharmacy is written for the one that the patient prefers, and says so from then on; what
     * is signed at once or edited names its own, so that nobody signs for a pharmacy that they have not seen.
     */
    private SubmittedOrder atThePreferred(SubmittedOrder order, Practice practice) {
        return Optional.ofNullable(order.preferredPharmacy())
                .or(() -> directories.preferred(practice, order))
                .map(pharmacy -> read(PreferredPharmacy.dispensedBy(order.original(), pharmacy)))
                .orElse(order);
    }

    private static void permitted(SubmittedOrder order, Caller caller) {
        if (order.status() != RequestedStatus.ACTIVE) {
            return;
        }
        if (caller.role() != Role.PRESCRIBER) {
            throw new ProblemException(
                            ErrorCode.NOT_ALLOWED, "Only a prescriber signs; send status draft and let them sign it.")
                    .withField("MedicationRequest.status");
        }
        if (order.requesterNpi() != null && !order.requesterNpi().equals(caller.npi())) {
            throw new ProblemException(ErrorCode.NOT_THE_REQUESTER).withField("MedicationRequest.requester");
        }
    }
}
