package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.practice.Practices;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.store.ContentStore.Written;

/** Edits a draft; nothing signed is edited. */
@ApplicationScoped
public class Editing {

    private final Database database;
    private final PrescriptionRows rows;
    private final ContentStore contents;
    private final PatientStore patients;
    private final Practices practices;
    private final Clock clock;

    public Editing(
            Database database,
            PrescriptionRows rows,
            ContentStore contents,
            PatientStore patients,
            Practices practices,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.contents = contents;
        this.patients = patients;
        this.practices = practices;
        this.clock = clock;
    }

    /** Another pharmacy for what is signed is the edit that people try, so it is told how to get there. */
    private ErrorCode refusal(Connection connection, Prescription signed, LintedOrder.Accepted wanted)
            throws SQLException {
        if (signed.ended()) {
            return ErrorCode.STATE_CONFLICT;
        }
        boolean samePharmacy = contents.find(connection, signed.id(), signed.revision())
                .map(written -> written.content().pharmacyNcpdpId())
                .filter(wanted.pharmacy().ncpdpId()::equals)
                .isPresent();
        return samePharmacy ? ErrorCode.ALREADY_SIGNED : ErrorCode.PHARMACY_FIXED_BY_SIGNATURE;
    }

    /**
     * Replaces the content of a draft.
     *
     * @param expectedRevision from If-Match, null when none was sent
     */
    public void edit(
            UUID id, LintedOrder.Accepted order, String practice, @Nullable Integer expectedRevision, Actor actor) {
        database.run(transaction -> {
            Prescription before = Preconditions.found(rows.find(transaction.connection(), id, practice));
            Preconditions.fresh(before, expectedRevision);
            if (before.order() != OrderStatus.DRAFT) {
                throw new ProblemException(refusal(transaction.connection(), before, order));
            }
            KnownPatient patient = patients.enter(transaction, practice, order.order(), actor);
            if (!patient.record().patientId().equals(before.patient())) {
                throw new ProblemException(
                                ErrorCode.STATE_CONFLICT,
                                "A draft stays with its patient; cancel it and write a new one.")
                        .withField("MedicationRequest.subject");
            }
            if (!rows.edit(transaction.connection(), before, before.patient(), clock.instant())) {
                throw Preconditions.changedMeanwhile();
            }
            PrescriptionContent content =
                    Contents.of(id, before.revision() + 1, practice, practices.fillNotices(practice), order, patient);
            contents.insert(
                    transaction.connection(),
                    List.of(new Written(content, order.order().original(), order.warnings())));
            if (!contents.claimIdentifiers(
                    transaction.connection(), practice, id, order.order().identifiers())) {
                throw new ProblemException(ErrorCode.DUPLICATE_IDENTIFIER).withField("MedicationRequest.identifier");
            }
            transaction.emit(new OutgoingEvent(
                    EventType.PRESCRIPTION_EDITED,
                    before.patient().toString(),
                    id.toString(),
                    before.sequence() + 1,
                    new PrescriptionDrafted(content),
                    actor));
            transaction.audit(new AuditEntry(actor, "edit", "prescription", id.toString(), "done", null));
        });
    }
}
