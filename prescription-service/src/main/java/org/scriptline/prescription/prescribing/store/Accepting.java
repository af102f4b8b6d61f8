package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.GroupCommit;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.Traces;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.RequestedStatus;
import org.scriptline.prescription.lint.SubmittedOrder;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.RecordFacts;
import org.scriptline.prescription.patient.store.EnteredPatient;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.practice.Practices;
import org.scriptline.prescription.prescribing.Prescription;

/** Stores a linted order: a draft, or drafted and signed in one transaction and one event. Orders that come at the same time share the transaction. */
@ApplicationScoped
public class Accepting {

    /** How long the first waits for others; what comes while a transaction runs shares the next one anyway. */
    private static final Duration BEAT = Duration.ofMillis(8);
    /** The most orders in one transaction. */
    private static final int TOGETHER = 32;

    private final Database database;
    private final Idempotency idempotency;
    private final PatientStore patients;
    private final PrescriptionWriter writer;
    private final Practices practices;
    private final IdGenerator ids;
    private final Clock clock;
    private final GroupCommit<AskedOrder, AcceptedOrder> group =
            new GroupCommit<>(this::acceptTogether, BEAT, TOGETHER);

    public Accepting(
            Database database,
            Idempotency idempotency,
            PatientStore patients,
            PrescriptionWriter writer,
            Practices practices,
            IdGenerator ids,
            Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.patients = patients;
        this.writer = writer;
        this.practices = practices;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The stored prescription; the earlier one when the key was used before.
     *
     * @param key null when the request carried none
     */
    public AcceptedOrder accept(
            LintedOrder.Accepted order, String practice, Actor actor, @Nullable IdempotencyKey key) {
        return group.run(new AskedOrder(order, practice, actor, key, Traces.current()));
    }

    private List<AcceptedOrder> acceptTogether(List<AskedOrder> asked) {
        return database.inTransaction(transaction -> acceptTogether(transaction, asked));
    }

    /** A key that is in the list twice is a twin: the second gets what the first has just stored. */
    private List<AcceptedOrder> acceptTogether(Transaction transaction, List<AskedOrder> asked) throws SQLException {
        Map<String, AskedOrder> firsts = new LinkedHashMap<>();
        for (AskedOrder one : asked) {
            if (one.key() != null) {
                firsts.putIfAbsent(one.key().scope(), one);
            }
        }
        Map<String, StoredOutcome> earlier = idempotency.begin(
                transaction,
                firsts.values().stream()
                        .map(AskedOrder::key)
                        .filter(Objects::nonNull)
                        .toList());
        List<AskedOrder> fresh = asked.stream()
                .filter(one -> one.key() == null
                        || firsts.get(one.key().scope()) == one
                                && !earlier.containsKey(one.key().scope()))
                .toList();
        Map<AskedOrder, NewPrescription> written = entered(transaction, fresh);
        List<NewPrescription> inOrder = fresh.stream().map(written::get).toList();
        List<Idempotency.Completed> completed = new ArrayList<>();
        for (AskedOrder one : fresh) {
            IdempotencyKey key = one.key();
            if (key != null) {
                String id = Objects.requireNonNull(written.get(one))
                        .prescription()
                        .id()
                        .toString();
                completed.add(new Idempotency.Completed(key, new StoredOutcome(201, id, 1)));
            }
        }
        write(transaction, inOrder);
        idempotency.complete(transaction, completed);
        List<AcceptedOrder> accepted = new ArrayList<>();
        for (AskedOrder one : asked) {
            NewPrescription stored = written.get(one);
            accepted.add(
                    stored != null
                            ? new AcceptedOrder(stored.prescription().id(), stored)
                            : new AcceptedOrder(repeated(transaction, one), null));
        }
        return accepted;
    }

    private Map<AskedOrder, NewPrescription> entered(Transaction transaction, List<AskedOrder> fresh)
            throws SQLException {
        List<KnownPatient> known = patients.enterTogether(
                transaction, fresh.stream().map(AskedOrder::patient).toList());
        Map<AskedOrder, NewPrescription> entered = new IdentityHashMap<>();
        for (int index = 0; index < fresh.size(); index++) {
            AskedOrder asked = fresh.get(index);
            NewPrescription stored = newPrescription(asked.order(), asked.practice(), asked.actor(), known.get(index));
            transaction.traces().link(stored.prescription().id().toString(), asked.traceparent());
            transaction.traces().link(stored.prescription().patient().toString(), asked.traceparent());
            entered.put(asked, stored);
        }
        return entered;
    }

    private UUID repeated(Transaction transaction, AskedOrder asked) throws SQLException {
        IdempotencyKey key = Objects.requireNonNull(asked.key(), "only a request with a key is a repeat");
        return idempotency
                .begin(transaction, key)
                .map(outcome -> UUID.fromString(outcome.resource()))
                .orElseThrow(() -> new IllegalStateException("a repeated key has no outcome"));
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
        return store(transaction, order, practice, actor, patient, null);
    }

    /** The same as the answer to a pharmacy's request; null when it answers none. */
    public UUID store(
            Transaction transaction,
            LintedOrder.Accepted order,
            String practice,
            Actor actor,
            KnownPatient patient,
            @Nullable AnsweredRequest answers)
            throws SQLException {
        NewPrescription plain = newPrescription(order, practice, actor, patient);
        NewPrescription stored = answers == null
                ? plain
                : new NewPrescription(plain.prescription(), plain.content().answering(answers), order, actor);
        write(transaction, List.of(stored));
        return stored.prescription().id();
    }

    private NewPrescription newPrescription(
            LintedOrder.Accepted order, String practice, Actor actor, KnownPatient patient) {
        UUID id = ids.next();
        boolean signed = order.order().status() == RequestedStatus.ACTIVE;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
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
                null,
                false,
                null,
                now);
        return new NewPrescription(
                prescription,
                Contents.of(id, 1, practice, practices.fillNotices(practice), order, patient),
                order,
                actor);
    }

    private void write(Transaction transaction, List<NewPrescription> written) throws SQLException {
        if (written.isEmpty()) {
            return;
        }
        if (!writer.insert(transaction.connection(), written)) {
            throw new ProblemException(ErrorCode.DUPLICATE_IDENTIFIER).withField("MedicationRequest.identifier");
        }
        for (NewPrescription one : written) {
            Prescription prescription = one.prescription();
            Instant signedAt = prescription.signedAt();
            transaction.emit(new OutgoingEvent(
                    signedAt != null ? EventType.PRESCRIPTION_SIGNED : EventType.PRESCRIPTION_DRAFTED,
                    prescription.patient().toString(),
                    prescription.id().toString(),
                    1,
                    signedAt != null
                            ? new PrescriptionSigned(one.content(), 1, signedAt, List.of())
                            : new PrescriptionDrafted(one.content()),
                    one.actor()));
            transaction.audit(new AuditEntry(
                    one.actor(),
                    signedAt != null ? "draft-and-sign" : "draft",
                    "prescription",
                    prescription.id().toString(),
                    "done",
                    null));
        }
    }

    /** An order whose request waits for its transaction. */
    private record AskedOrder(
            LintedOrder.Accepted order,
            String practice,
            Actor actor,
            @Nullable IdempotencyKey key,
            @Nullable String traceparent) {

        EnteredPatient patient() {
            SubmittedOrder submitted = order.order();
            return new EnteredPatient(practice, submitted.patient(), RecordFacts.of(submitted.facts()), actor);
        }

        @Override
        public String toString() {
            return "AskedOrder[redacted]";
        }
    }
}
