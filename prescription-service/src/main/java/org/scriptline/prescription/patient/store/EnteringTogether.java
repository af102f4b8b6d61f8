package org.scriptline.prescription.patient.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.Transaction;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore.NewRecord;

/**
 * Enters the patients of orders that share a transaction. All are looked up by one question before anything is written; who
 * is touched by an order before is looked up again, after what is new was written.
 */
final class EnteringTogether {

    private record Key(String practice, Identifier identifier) {}

    private record Question(int position, Key key) {}

    private final PatientStore store;
    private final Transaction transaction;
    private final List<NewRecord> unwritten = new ArrayList<>();
    private final Set<Key> touched = new HashSet<>();
    private final Set<UUID> changed = new HashSet<>();

    EnteringTogether(PatientStore store, Transaction transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    List<KnownPatient> enter(List<EnteredPatient> patients) throws SQLException {
        Map<Integer, List<KnownPatient>> known = known(patients);
        List<KnownPatient> entered = new ArrayList<>();
        for (int position = 0; position < patients.size(); position++) {
            EnteredPatient patient = patients.get(position);
            List<KnownPatient> found = known.getOrDefault(position, List.of());
            KnownPatient now = stale(patient, found) ? enterAlone(patient) : enter(patient, found);
            if (found.isEmpty() || !found.getFirst().equals(now)) {
                touched.addAll(keys(patient));
                changed.add(now.record().patientId());
            }
            entered.add(now);
        }
        write();
        return entered;
    }

    private KnownPatient enter(EnteredPatient patient, List<KnownPatient> found) throws SQLException {
        if (found.size() > 1) {
            throw PatientStore.ambiguous();
        }
        if (!found.isEmpty()) {
            return store.update(transaction, found.getFirst(), patient.patient(), patient.facts(), patient.actor());
        }
        NewRecord created = store.first(patient.practice(), patient.patient(), patient.facts());
        unwritten.add(created);
        return PatientStore.state(transaction, created.record(), 1, patient.actor());
    }

    private KnownPatient enterAlone(EnteredPatient patient) throws SQLException {
        write();
        return store.enter(transaction, patient.practice(), patient.patient(), patient.facts(), patient.actor());
    }

    private void write() throws SQLException {
        if (!unwritten.isEmpty()) {
            PatientStore.insert(transaction.connection(), unwritten);
            unwritten.clear();
        }
    }

    private boolean stale(EnteredPatient patient, List<KnownPatient> found) {
        return !Collections.disjoint(keys(patient), touched)
                || found.stream().anyMatch(one -> changed.contains(one.record().patientId()));
    }

    private static List<Key> keys(EnteredPatient patient) {
        return patient.patient().identifiers().stream()
                .map(identifier -> new Key(patient.practice(), identifier))
                .toList();
    }

    /** The records that share an identifier with each, by its position. */
    private Map<Integer, List<KnownPatient>> known(List<EnteredPatient> patients) throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (int position = 0; position < patients.size(); position++) {
            for (Key key : keys(patients.get(position))) {
                questions.add(new Question(position, key));
            }
        }
        if (questions.isEmpty()) {
            return Map.of();
        }
        Connection connection = transaction.connection();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (given.position, r.id) given.position, r.id, r.state, r.sequence
                from unnest(?::int[], ?::text[], ?::text[], ?::text[]) as given (position, practice, system, value)
                join patient_identifier i
                on i.practice = given.practice and i.system = given.system and i.value = given.value
                join patient_record r on r.id = i.patient""")) {
            ColumnArrays columns = new ColumnArrays(connection, select, 1);
            columns.set("int", questions, Question::position);
            columns.set("text", questions, question -> question.key().practice());
            columns.set(
                    "text", questions, question -> question.key().identifier().system());
            columns.set(
                    "text", questions, question -> question.key().identifier().value());
            Map<Integer, List<KnownPatient>> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getInt("position"), position -> new ArrayList<>())
                            .add(PatientStore.known(rows));
                }
            }
            return found;
        }
    }
}
