package org.scriptline.prescription.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.exchange.FactUnion;
import org.scriptline.prescription.exchange.ReadTransaction;
import org.scriptline.prescription.exchange.ReadTransaction.Replaced;
import org.scriptline.prescription.exchange.store.ResourceRows.Row;
import org.scriptline.prescription.fhir.PatientTarget;
import org.scriptline.prescription.fhir.TransactionEntry;
import org.scriptline.prescription.fhir.TransactionEntry.FactEntry;
import org.scriptline.prescription.fhir.TransactionEntry.OrderEntry;
import org.scriptline.prescription.fhir.TransactionEntry.PatientEntry;
import org.scriptline.prescription.fhir.TransactionEntry.SupportEntry;
import org.scriptline.prescription.fhir.TransactionResponse.Answer;
import org.scriptline.prescription.fhir.TransactionResponse.Remark;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.PharmacyPreference;
import org.scriptline.prescription.patient.RecordFacts;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.store.Accepting;

/**
 * One transaction while it is stored: patients first, each stated once with all that the entries say about them, then the
 * resources, then the prescriptions, which name the sequence of the record that was stated.
 */
final class Exchange {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Transaction transaction;
    private final String practice;
    private final Actor actor;
    private final PatientStore patients;
    private final Accepting accepting;
    private final Instant now;

    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Map<PatientTarget, KnownPatient> records = new HashMap<>();
    private final Map<String, String> locations = new HashMap<>();
    private final Map<FactEntry, UUID> ids = new HashMap<>();
    private final Map<UUID, Row> before = new HashMap<>();
    private Map<Integer, String> preferred = Map.of();
    private @Nullable Replaced replaced;

    Exchange(
            Transaction transaction,
            String practice,
            Actor actor,
            PatientStore patients,
            Accepting accepting,
            Instant now) {
        this.transaction = transaction;
        this.practice = practice;
        this.actor = actor;
        this.patients = patients;
        this.accepting = accepting;
        this.now = now;
    }

    List<Answer> store(ReadTransaction read) throws SQLException {
        replaced = read.replaced();
        preferred = read.preferred();
        List<TransactionEntry> entries = read.transaction().entries();
        for (TransactionEntry entry : entries) {
            known(entry, read);
        }
        for (PatientTarget target : targets(entries)) {
            patient(target, read);
        }
        resources(entries);
        for (TransactionEntry entry : entries) {
            if (entry instanceof OrderEntry order && !answers.containsKey(order.index())) {
                order(order, Objects.requireNonNull(read.orders().get(order.index())));
            }
        }
        return List.copyOf(answers.values());
    }

    private Connection connection() {
        return transaction.connection();
    }

    /** What is there already, or is kept nowhere, is answered at once. */
    private void known(TransactionEntry entry, ReadTransaction read) throws SQLException {
        UUID prescription = read.known().get(entry.index());
        if (entry instanceof SupportEntry) {
            answers.put(entry.index(), new Answer(OK, null, 0, Remark.SUPPORT, List.of()));
        } else if (prescription != null) {
            answer(entry, new Answer(OK, "MedicationRequest/" + prescription, 0, Remark.NONE, List.of()));
        } else if (entry instanceof FactEntry fact && fact.ifNoneExist() != null) {
            Optional<Row> row = ResourceRows.find(connection(), practice, fact.type(), fact.ifNoneExist());
            row.ifPresent(there -> answer(fact, answerOf(fact, there, OK)));
        }
    }

    private void answer(TransactionEntry entry, Answer answer) {
        answers.put(entry.index(), answer);
        if (entry.fullUrl() != null && answer.location() != null) {
            locations.put(entry.fullUrl(), answer.location());
        }
    }

    private static Answer answerOf(FactEntry fact, Row row, int status) {
        return fact.history()
                ? new Answer(status, null, row.version(), Remark.HISTORY, List.of())
                : new Answer(status, fact.type() + "/" + row.id(), row.version(), Remark.NONE, List.of());
    }

    private static Set<PatientTarget> targets(List<TransactionEntry> entries) {
        Set<PatientTarget> targets = new LinkedHashSet<>();
        for (TransactionEntry entry : entries) {
            switch (entry) {
                case PatientEntry patient -> targets.add(new PatientTarget.OfEntry(patient.index()));
                case FactEntry fact -> targets.add(fact.patient());
                case OrderEntry order -> targets.add(order.patient());
                case SupportEntry support -> {}
            }
        }
        targets.remove(new PatientTarget.Within());
        return targets;
    }

    private void patient(PatientTarget target, ReadTransaction read) throws SQLException {
        @Nullable PatientEntry entry = entry(target, read);
        Optional<KnownPatient> known = find(target, entry);
        List<FactEntry> facts = read.transaction().entries().stream()
                .filter(one -> one instanceof FactEntry fact
                        && fact.patient().equals(target)
                        && !answers.containsKey(fact.index()))
                .map(FactEntry.class::cast)
                .toList();
        FactUnion union = new FactUnion();
        facts.forEach(fact -> union.add(fact.facts()));
        if (known.isPresent()) {
            union.retract(retracted(known.get().record().patientId(), facts));
        }
        for (TransactionEntry one : read.transaction().entries()) {
            LintedOrder.Accepted order = read.orders().get(one.index());
            if (order != null && one instanceof OrderEntry of && of.patient().equals(target)) {
                union.add(RecordFacts.of(order.order().facts()));
            }
        }
        KnownPatient record = entered(target, entry, known, union.facts(), facts);
        records.put(target, record);
        UUID id = record.record().patientId();
        for (FactEntry fact : facts) {
            ids.put(fact, id(id, fact));
        }
        if (entry != null) {
            answer(
                    entry,
                    new Answer(
                            known.isPresent() ? OK : CREATED,
                            "Patient/" + id,
                            record.sequence(),
                            Remark.NONE,
                            List.of()));
        }
        transaction.audit(new AuditEntry(actor, "state-facts", "patient", id.toString(), "done", null));
    }

    private static @Nullable PatientEntry entry(PatientTarget target, ReadTransaction read) {
        return target instanceof PatientTarget.OfEntry(int index)
                ? read.transaction().entries().stream()
                        .filter(one -> one.index() == index && one instanceof PatientEntry)
                        .map(PatientEntry.class::cast)
                        .findFirst()
                        .orElseThrow()
                : null;
    }

    private Optional<KnownPatient> find(PatientTarget target, @Nullable PatientEntry entry) throws SQLException {
        return switch (target) {
            case PatientTarget.OfRecord record -> patients.find(connection(), practice, record.id());
            case PatientTarget.OfIdentifier by -> patients.find(connection(), practice, by.identifier());
            case PatientTarget.OfEntry unused ->
                replaced == null ? find(Objects.requireNonNull(entry)) : find(replaced, Objects.requireNonNull(entry));
            case PatientTarget.Within within -> Optional.empty();
        };
    }

    private Optional<KnownPatient> find(Replaced by, PatientEntry entry) throws SQLException {
        KnownPatient there = patients.find(connection(), practice, by.id())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        version(by, there.sequence());
        boolean anothers = find(entry)
                .filter(other -> !other.record().patientId().equals(by.id()))
                .isPresent();
        if (anothers) {
            throw new ProblemException(ErrorCode.PATIENT_AMBIGUOUS).withField(entry.path() + ".identifier");
        }
        return Optional.of(there);
    }

    private Optional<KnownPatient> find(PatientEntry entry) throws SQLException {
        if (entry.ifNoneExist() != null) {
            Optional<KnownPatient> there = patients.find(connection(), practice, entry.ifNoneExist());
            if (there.isPresent()) {
                return there;
            }
        }
        try {
            return patients.find(connection(), practice, entry.demographics().identifiers());
        } catch (ProblemException ambiguous) {
            throw ambiguous.withField(entry.path() + ".identifier");
        }
    }

    /** A Patient that was only to be created if it did not exist leaves the demographics as they are. */
    private KnownPatient entered(
            PatientTarget target,
            @Nullable PatientEntry entry,
            Optional<KnownPatient> known,
            RecordFacts facts,
            List<FactEntry> entries)
            throws SQLException {
        if (entry != null && replaced != null) {
            RecordFacts whole = facts.preferring(pharmacy(entry, new PharmacyPreference.None()));
            return patients.change(transaction, known.orElseThrow(), entry.demographics(), whole, actor);
        }
        if (entry != null && (entry.ifNoneExist() == null || known.isEmpty())) {
            RecordFacts more = facts.preferring(pharmacy(entry, new PharmacyPreference.Unsaid()));
            return patients.enter(transaction, practice, entry.demographics(), more, actor);
        }
        if (known.isEmpty()) {
            throw new ProblemException(ErrorCode.REFERENCE_UNRESOLVED)
                    .withField(entries.isEmpty() ? "Bundle" : entries.getFirst().path());
        }
        return patients.add(transaction, practice, known.get().record().patientId(), facts, actor)
                .orElseThrow();
    }

    private PharmacyPreference pharmacy(PatientEntry entry, PharmacyPreference unsaid) {
        String ncpdpId = preferred.get(entry.index());
        return ncpdpId == null ? unsaid : new PharmacyPreference.Prefers(ncpdpId);
    }

    /** Facts that end: taken back, or no longer said by the resource that said them; not those that another one says. */
    private Set<String> retracted(UUID patient, List<FactEntry> facts) throws SQLException {
        Map<UUID, FactEntry> byId = new HashMap<>();
        facts.forEach(fact -> byId.put(id(patient, fact), fact));
        before.putAll(ResourceRows.byIds(connection(), byId.keySet()));
        for (FactEntry fact : facts) {
            unchanged(fact, patient);
        }
        Set<String> ending = new HashSet<>();
        byId.forEach((id, fact) -> {
            ending.addAll(fact.facts().retracted());
            Row row = before.get(id);
            if (row != null && row.fact() != null && !row.fact().equals(fact.fact())) {
                ending.add(row.fact());
            }
        });
        ending.removeAll(ResourceRows.statedElsewhere(connection(), patient, ending, byId.keySet()));
        return ending;
    }

    private UUID id(UUID patient, FactEntry fact) {
        return replaced != null ? replaced.id() : ResourceRows.id(patient, fact.type(), fact.identity());
    }

    /** What is replaced is there, of this patient, and as the caller has seen it. */
    private void unchanged(FactEntry fact, UUID patient) throws SQLException {
        if (replaced == null) {
            return;
        }
        Row row = ResourceRows.find(connection(), practice, fact.type(), replaced.id())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        version(replaced, row.version());
        if (!row.patient().equals(patient)) {
            throw new ProblemException(ErrorCode.MEANING_NOT_SUPPORTED, "A fact stays with its patient.")
                    .withField(fact.path());
        }
    }

    private static void version(Replaced by, long now) {
        if (by.version() != null && by.version() != now) {
            throw new ProblemException(ErrorCode.VERSION_STALE);
        }
    }

    private void resources(List<TransactionEntry> entries) throws SQLException {
        List<FactEntry> facts = entries.stream()
                .filter(FactEntry.class::isInstance)
                .map(FactEntry.class::cast)
                .filter(fact -> !answers.containsKey(fact.index()))
                .toList();
        facts.forEach(fact -> {
            if (fact.fullUrl() != null) {
                locations.put(fact.fullUrl(), fact.type() + "/" + ids.get(fact));
            }
        });
        Map<UUID, Row> fresh = new HashMap<>();
        for (FactEntry fact : facts) {
            UUID patient =
                    Objects.requireNonNull(records.get(fact.patient())).record().patientId();
            UUID id = Objects.requireNonNull(ids.get(fact));
            byte[] kept = fact.kept(patient, locations);
            @Nullable Row last = fresh.containsKey(id) ? fresh.get(id) : before.get(id);
            Row row = last != null && Arrays.equals(last.resource(), kept)
                    ? last
                    : new Row(
                            id,
                            patient,
                            fact.type(),
                            last == null ? 1 : last.version() + 1,
                            fact.fact(),
                            fact.identifier(),
                            kept,
                            now);
            identified(fact, row);
            if (last == null || row.version() != last.version()) {
                fresh.put(id, row);
            }
            answers.put(fact.index(), answerOf(fact, row, last == null ? CREATED : OK));
        }
        ResourceRows.write(connection(), practice, new ArrayList<>(fresh.values()));
    }

    private void identified(FactEntry fact, Row row) throws SQLException {
        Row known = before.get(row.id());
        if (fact.identifier() != null && (known == null || !fact.identifier().equals(known.identifier()))) {
            Optional<Row> other = ResourceRows.find(connection(), practice, fact.type(), fact.identifier());
            if (other.isPresent() && !other.get().id().equals(row.id())) {
                throw new ProblemException(
                                ErrorCode.DUPLICATE_IDENTIFIER,
                                "This identifier belongs to another resource of this practice.")
                        .withField(fact.path() + ".identifier");
            }
        }
    }

    private void order(OrderEntry entry, LintedOrder.Accepted order) throws SQLException {
        try {
            KnownPatient patient = records.get(entry.patient());
            UUID id = patient == null
                    ? accepting.storeWithPatient(transaction, order, practice, actor)
                    : accepting.store(transaction, order, practice, actor, patient);
            answer(
                    entry,
                    new Answer(
                            CREATED,
                            "MedicationRequest/" + id,
                            1,
                            Remark.NONE,
                            order.warnings().stream().map(entry::placed).toList()));
        } catch (ProblemException refused) {
            throw refused.withField(
                    entry.placed(refused.field() == null ? "MedicationRequest" : String.valueOf(refused.field())));
        }
    }
}
