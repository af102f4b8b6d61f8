package org.scriptline.prescription.patient.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.lint.SubmittedOrder;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.RecordFacts;
import org.scriptline.prescription.patient.RecordMerge;

/** Finds or creates the record an order belongs to, and states every change of it as an event. */
@ApplicationScoped
public class PatientStore {

    /** Makes the surrounding transaction run again: another request changed the same record meanwhile. */
    private static final String RUN_AGAIN = "40001";

    private final IdGenerator ids;

    public PatientStore(IdGenerator ids) {
        this.ids = ids;
    }

    /** The record of the order's patient with what the order adds to it, written in the caller's transaction. */
    public KnownPatient enter(Transaction transaction, String practice, SubmittedOrder order, Actor actor)
            throws SQLException {
        return enter(transaction, practice, order.patient(), RecordFacts.of(order.facts()), actor);
    }

    /**
     * The same for orders that are stored together, each in the light of those before it: one question for all of them, and new
     * records written at once.
     *
     * @return in the order of the orders
     */
    public List<KnownPatient> enterTogether(Transaction transaction, List<EnteredPatient> entered) throws SQLException {
        return new EnteringTogether(this, transaction).enter(entered);
    }

    /** The record of the patient with these identifiers, else a new one, with what the statement adds to it. */
    public KnownPatient enter(
            Transaction transaction, String practice, Demographics patient, RecordFacts facts, Actor actor)
            throws SQLException {
        Optional<KnownPatient> known = byIdentifiers(transaction.connection(), practice, patient.identifiers());
        return known.isPresent()
                ? update(transaction, known.get(), patient, facts, actor)
                : create(transaction, practice, patient, facts, actor);
    }

    /** The practice's record with what the statement adds to it; empty when it has no such record. */
    public Optional<KnownPatient> add(
            Transaction transaction, String practice, UUID patient, RecordFacts facts, Actor actor)
            throws SQLException {
        Optional<KnownPatient> known = find(transaction.connection(), practice, patient);
        return known.isEmpty()
                ? known
                : Optional.of(
                        update(transaction, known.get(), known.get().record().demographics(), facts, actor));
    }

    /** This record with what the statement adds to it or corrects. */
    public KnownPatient change(
            Transaction transaction, KnownPatient known, Demographics patient, RecordFacts facts, Actor actor)
            throws SQLException {
        return update(transaction, known, patient, facts, actor);
    }

    /** The practice's record with this id. */
    public Optional<KnownPatient> find(Connection connection, String practice, UUID patient) throws SQLException {
        return Optional.ofNullable(byIds(connection, List.of(patient)).get(patient))
                .filter(known -> known.record().practice().equals(practice));
    }

    /** The practice's record with this identifier. */
    public Optional<KnownPatient> find(Connection connection, String practice, Identifier identifier)
            throws SQLException {
        return byIdentifiers(connection, practice, List.of(identifier));
    }

    /** The records with these ids. */
    public Map<UUID, KnownPatient> byIds(Connection connection, Collection<UUID> patients) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, state, sequence from patient_record where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", patients.toArray()));
            Map<UUID, KnownPatient> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), known(rows));
                }
            }
            return found;
        }
    }

    /** The practice's record that shares one of the identifiers. */
    public Optional<KnownPatient> find(Connection connection, String practice, List<Identifier> identifiers)
            throws SQLException {
        return byIdentifiers(connection, practice, identifiers);
    }

    private Optional<KnownPatient> byIdentifiers(Connection connection, String practice, List<Identifier> identifiers)
            throws SQLException {
        if (identifiers.isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement("""
            select distinct on (r.id) r.id, r.state, r.sequence
            from unnest(?::text[], ?::text[]) as given (system, value)
            join patient_identifier i on i.practice = ? and i.system = given.system and i.value = given.value
            join patient_record r on r.id = i.patient\
            """)) {
            setIdentifiers(connection, select, 1, identifiers);
            select.setString(3, practice);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                KnownPatient found = known(rows);
                if (rows.next()) {
                    throw ambiguous();
                }
                return Optional.of(found);
            }
        }
    }

    static ProblemException ambiguous() {
        return new ProblemException(
                        ErrorCode.PATIENT_AMBIGUOUS,
                        "The patient's identifiers belong to different patient records of this practice.")
                .withField("MedicationRequest.subject");
    }

    private KnownPatient create(
            Transaction transaction, String practice, Demographics patient, RecordFacts facts, Actor actor)
            throws SQLException {
        NewRecord created = first(practice, patient, facts);
        insert(transaction.connection(), List.of(created));
        return state(transaction, created.record(), 1, actor);
    }

    /** A record that is not written yet. */
    NewRecord first(String practice, Demographics patient, RecordFacts facts) {
        return new NewRecord(RecordMerge.first(ids.next(), practice, patient, facts), patient.identifiers());
    }

    /** @param identifiers which find it from now on; nobody else's */
    record NewRecord(PatientRecordStated record, List<Identifier> identifiers) {}

    static void insert(Connection connection, List<NewRecord> created) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into patient_record (id, practice, sequence, state)
                select id, practice, 1, state from unnest(?::uuid[], ?::text[], ?::bytea[]) as given (id, practice, state)""")) {
            ColumnArrays columns = new ColumnArrays(connection, insert, 1);
            columns.set("uuid", created, one -> one.record().patientId());
            columns.set("text", created, one -> one.record().practice());
            columns.set("bytea", created, one -> EventJson.write(one.record()));
            insert.executeUpdate();
        }
        List<RecordIdentifier> identifiers = created.stream()
                .flatMap(one -> one.identifiers().stream()
                        .distinct()
                        .map(identifier -> new RecordIdentifier(one.record(), identifier)))
                .toList();
        if (insertIdentifiers(connection, identifiers) != identifiers.size()) {
            throw new SQLException("the patient was entered by another request meanwhile", RUN_AGAIN);
        }
    }

    KnownPatient update(
            Transaction transaction, KnownPatient known, Demographics patient, RecordFacts facts, Actor actor)
            throws SQLException {
        PatientRecordStated record = RecordMerge.merged(known.record(), patient, facts);
        if (record.equals(known.record())) {
            return known;
        }
        try (PreparedStatement update = transaction
                .connection()
                .prepareStatement(
                        "update patient_record set state = ?, sequence = sequence + 1 where id = ? and sequence = ?")) {
            update.setBytes(1, EventJson.write(record));
            update.setObject(2, record.patientId());
            update.setLong(3, known.sequence());
            if (update.executeUpdate() != 1) {
                throw new SQLException("the patient record was changed meanwhile", RUN_AGAIN);
            }
        }
        insertIdentifiers(
                transaction.connection(),
                patient.identifiers().stream()
                        .distinct()
                        .map(identifier -> new RecordIdentifier(record, identifier))
                        .toList());
        return state(transaction, record, known.sequence() + 1, actor);
    }

    static KnownPatient state(Transaction transaction, PatientRecordStated record, long sequence, Actor actor) {
        String id = record.patientId().toString();
        transaction.emit(new OutgoingEvent(EventType.PATIENT_RECORD_STATED, id, id, sequence, record, actor));
        return new KnownPatient(record, sequence);
    }

    private record RecordIdentifier(PatientRecordStated record, Identifier identifier) {}

    /** How many of them were not there before. */
    private static int insertIdentifiers(Connection connection, List<RecordIdentifier> identifiers)
            throws SQLException {
        if (identifiers.isEmpty()) {
            return 0;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
            insert into patient_identifier (system, value, practice, patient)
            select system, value, practice, patient
            from unnest(?::text[], ?::text[], ?::text[], ?::uuid[]) as given (system, value, practice, patient)
            order by practice, system, value on conflict do nothing\
            """)) {
            ColumnArrays columns = new ColumnArrays(connection, insert, 1);
            columns.set("text", identifiers, one -> one.identifier().system());
            columns.set("text", identifiers, one -> one.identifier().value());
            columns.set("text", identifiers, one -> one.record().practice());
            columns.set("uuid", identifiers, one -> one.record().patientId());
            return insert.executeUpdate();
        }
    }

    private static void setIdentifiers(
            Connection connection, PreparedStatement statement, int first, List<Identifier> identifiers)
            throws SQLException {
        statement.setArray(
                first,
                connection.createArrayOf(
                        "text", identifiers.stream().map(Identifier::system).toArray()));
        statement.setArray(
                first + 1,
                connection.createArrayOf(
                        "text", identifiers.stream().map(Identifier::value).toArray()));
    }

    static KnownPatient known(ResultSet row) throws SQLException {
        return new KnownPatient(
                EventJson.readOwn(row.getBytes("state"), PatientRecordStated.class), row.getLong("sequence"));
    }
}
