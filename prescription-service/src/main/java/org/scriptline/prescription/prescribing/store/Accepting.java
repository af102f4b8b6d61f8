package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.RequestedStatus;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.Prescription;

/** Stores a linted order: a draft, or drafted and signed in one transaction and one event. */
@ApplicationScoped
public class Accepting {

    private final Database database;
    private final Idempotency idempotency;
    private final PatientStore patients;
    private final PrescriptionWriter writer;
    private final IdGenerator ids;
    private final Clock clock;

    public Accepting(
            Database database,
            Idempotency idempotency,
            PatientStore patients,
            PrescriptionWriter writer,
            IdGenerator ids,
            Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.patients = patients;
        this.writer = writer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The id of the stored prescription; of the earlier one when the key was used before.
     *
     * @param key null when the request carried none
     */
    public UUID accept(LintedOrder.Accepted order, String practice, Actor actor, @Nullable IdempotencyKey key) {
        return database.inTransaction(transaction -> {
            Optional<StoredOutcome> earlier = key == null ? Optional.empty() : idempotency.begin(transaction, key);
            if (earlier.isPresent()) {
                return UUID.fromString(earlier.get().resource());
            }
            UUID id = storeWithPatient(transaction, order, practice, actor);
            if (key != null) {
                idempotency.complete(transaction, key, new StoredOutcome(201, id.toString(), 1));
            }
            return id;
        });
    }

    /** The prescription that was stored under this key before. */
    public Optional<UUID> earlier(IdempotencyKey key) {
        return database.inTransaction(
                transaction -> idempotency.begin(transaction, key).map(outcome -> UUID.fromString(outcome.resource())));
    }

    /** Stores the order and what it says of its patient, in the caller's transaction. */
    public UUID storeWithPatient(Transaction transaction, LintedOrder.Accepted order, String practice, Actor actor)
            throws SQLException {
        return store(transaction, order, practice, actor, patients.enter(transaction, practice, order.order(), actor));
    }

    /** Stores the order for a patient whose record has what the order says, in the caller's transaction. */
    public UUID store(
            Transaction transaction, LintedOrder.Accepted order, String practice, Actor actor, KnownPatient patient)
            throws SQLException {
        UUID id = ids.next();
        boolean signed = order.order().status() == RequestedStatus.ACTIVE;
        Instant now = clock.instant();
        PrescriptionContent content = Contents.of(id, 1, practice, order, patient);
        Prescription prescription = new Prescription(
                id,
                practice,
                patient.record().patientId(),
                order.prescriber().npi(),
                order.writtenOn(),
                1,
                signed ? 1 : 0,
                1,
                signed ? OrderStatus.SIGNED : OrderStatus.DRAFT,
                TransmissionStatus.NONE,
                CancelStatus.NONE,
                FillStatus.NONE,
                signed ? now : null,
                null,
                false,
                false,
                null,
                now);
        if (!writer.insert(transaction.connection(), prescription, content, order)) {
            throw new ProblemException(ErrorCode.DUPLICATE_IDENTIFIER).withField("MedicationRequest.identifier");
        }
        Record payload = signed ? new PrescriptionSigned(content, 1, now, List.of()) : new PrescriptionDrafted(content);
        transaction.emit(new OutgoingEvent(
                signed ? EventType.PRESCRIPTION_SIGNED : EventType.PRESCRIPTION_DRAFTED,
                prescription.patient().toString(),
                id.toString(),
                1,
                payload,
                actor));
        transaction.audit(new AuditEntry(
                actor, signed ? "draft-and-sign" : "draft", "prescription", id.toString(), "done", null));
        return id;
    }
}
