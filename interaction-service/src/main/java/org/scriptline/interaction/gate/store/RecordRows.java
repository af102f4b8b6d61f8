package org.scriptline.interaction.gate.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.interaction.person.LinkedBy;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;
import org.scriptline.interaction.person.RecordFacts;
import org.scriptline.interaction.person.RecordIdentity;
import org.scriptline.kit.json.EventJson;

/** The rows of persons and records. */
final class RecordRows {
    private static final String COLUMNS = """
            select record_id, practice, person_id, sequence, pinned, linked_by_score, match_key, loose_keys, suffix,
                   identifiers, allergies, conditions, observations, medications, birth_date, sex
            from record
            """;

    private RecordRows() {}

    static List<Person> persons(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select person_id, match_key, group_number from person where person_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            List<Person> persons = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    persons.add(new Person(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)));
                }
            }
            return persons;
        }
    }

    static List<PatientRecord> ofPersons(Connection connection, Collection<UUID> persons) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "where person_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
            return records(select);
        }
    }

    /**
     * All records of the person that a record belongs to; empty when the record does not exist or is another practice's.
     *
     * @param practice null for a record of any practice
     */
    static List<PatientRecord> ofPersonOf(Connection connection, UUID record, @Nullable String practice)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + """
                where person_id = (select person_id from record
                                   where record_id = ? and practice = coalesce(?::text, practice))""")) {
            select.setObject(1, record);
            select.setString(2, practice);
            return records(select);
        }
    }

    private static List<PatientRecord> records(PreparedStatement select) throws SQLException {
        List<PatientRecord> records = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.add(record(row));
            }
        }
        return records;
    }

    private static PatientRecord record(ResultSet row) throws SQLException {
        Array looseKeys = row.getArray("loose_keys");
        RecordIdentity identity = new RecordIdentity(
                row.getString("match_key"),
                Arrays.asList((String[]) looseKeys.getArray()),
                row.getString("suffix"),
                Stored.identifiers(row.getBytes("identifiers")));
        return new PatientRecord(
                row.getObject("record_id", UUID.class),
                row.getString("practice"),
                row.getObject("person_id", UUID.class),
                row.getLong("sequence"),
                linkedBy(row.getBoolean("pinned"), row.getBoolean("linked_by_score")),
                identity,
                new RecordFacts(
                        Stored.facts(row.getBytes("allergies"), AllergyFact[].class),
                        Stored.facts(row.getBytes("conditions"), ConditionFact[].class),
                        Stored.facts(row.getBytes("observations"), ObservationFact[].class),
                        Stored.facts(row.getBytes("medications"), MedicationFact[].class),
                        row.getObject("birth_date", LocalDate.class),
                        row.getString("sex")));
    }

    private static LinkedBy linkedBy(boolean pinned, boolean byScore) {
        if (!pinned) {
            return LinkedBy.RULE;
        }
        return byScore ? LinkedBy.SCORE : LinkedBy.OPERATIONS;
    }

    static List<NeverLink> neverLinks(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select first_record, second_record from never_link
                where first_record = any (?) or second_record = any (?)""")) {
            Array ids = connection.createArrayOf("uuid", records.toArray());
            select.setArray(1, ids);
            select.setArray(2, ids);
            List<NeverLink> pairs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pairs.add(NeverLink.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return pairs;
        }
    }

    static void insertPersons(Connection connection, Collection<Person> persons) throws SQLException {
        if (persons.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into person (person_id, match_key, group_number)
                select * from unnest(?::uuid[], ?::text[], ?::int[])""")) {
            ArrayColumns<Person> columns = new ArrayColumns<>(insert, persons);
            columns.uuid(Person::id).text(Person::matchKey).integer(Person::group);
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, List<PatientRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update record r set practice = fresh.practice, person_id = fresh.person_id, sequence = fresh.sequence,
                       pinned = fresh.pinned, linked_by_score = fresh.linked_by_score, match_key = fresh.match_key,
                       loose_keys = string_to_array(fresh.loose_keys, ','), suffix = fresh.suffix,
                       identifiers = fresh.identifiers, allergies = fresh.allergies, conditions = fresh.conditions,
                       observations = fresh.observations, medications = fresh.medications,
                    birth_date = fresh.birth_date::date, sex = fresh.sex
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bigint[], ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                            ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::text[], ?::text[])
                     as fresh (record_id, practice, person_id, sequence, pinned, linked_by_score, match_key, loose_keys, suffix,
                               identifiers, allergies, conditions, observations, medications, birth_date, sex)
                where r.record_id = fresh.record_id""")) {
            ArrayColumns<PatientRecord> columns = new ArrayColumns<>(update, records);
            columns.uuid(PatientRecord::id)
                    .text(PatientRecord::practice)
                    .uuid(PatientRecord::personId)
                    .bigint(PatientRecord::sequence)
                    .bool(PatientRecord::pinned)
                    .bool(record -> record.linkedBy() == LinkedBy.SCORE)
                    .text(record -> record.identity().matchKey())
                    .text(record -> String.join(",", record.identity().looseKeys()))
                    .text(record -> record.identity().suffix())
                    .bytes(record -> EventJson.write(record.identity().identifiers()))
                    .bytes(record -> EventJson.write(record.allergies()))
                    .bytes(record -> EventJson.write(record.facts().conditions()))
                    .bytes(record -> EventJson.write(record.facts().observations()))
                    .bytes(record -> EventJson.write(record.facts().medications()))
                    .date(record -> record.facts().birthDate())
                    .text(record -> record.facts().sex());
            update.executeUpdate();
        }
    }
}
