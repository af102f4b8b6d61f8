package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.prescription.directory.store.DirectoryStore;
import org.scriptline.prescription.fhir.MedicationRequestReader;
import org.scriptline.prescription.fhir.Reading;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.Linter;
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
        Practice practice = practices
                .byId(caller.org())
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_ALLOWED, "The token's organisation is no practice of this installation."));
        SubmittedOrder order = switch (reader.read(body)) {
            case Reading.Refused<SubmittedOrder> refused -> throw new OrderRefusedException(refused.findings());
            case Reading.Accepted<SubmittedOrder> accepted -> accepted.value();
        };
        permitted(order, caller);
        LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
        return switch (linter.lint(order, directories.around(practice, today, edited))) {
            case LintedOrder.Rejected rejected -> throw new OrderRefusedException(rejected.findings());
            case LintedOrder.Accepted accepted -> accepted;
        };
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
