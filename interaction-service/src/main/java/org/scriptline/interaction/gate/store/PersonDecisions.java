package org.scriptline.interaction.gate.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;

/** Link and unlink with both persons locked, the lasting pair and the audit in one transaction. */
@ApplicationScoped
public class PersonDecisions {
    private final PersonLocks locks;
    private final Gates gates;
    private final Clock clock;

    public PersonDecisions(PersonLocks locks, Gates gates, Clock clock) {
        this.locks = locks;
        this.gates = gates;
        this.clock = clock;
    }

    /** Whether all of these records exist. */
    public boolean exist(Connection connection, Collection<UUID> records) throws SQLException {
        return matchKeys(connection, records).size() == Set.copyOf(records).size();
    }

    /** Makes the persons of two records one; the ids of all records of that person. */
    public List<UUID> link(Transaction transaction, UUID one, UUID other, Actor actor, String reason)
            throws SQLException {
        Set<UUID> persons = lock(transaction, one, other);
        Set<NeverLink> ended = gates.decide(transaction, persons, linking -> linking.link(one, other));
        for (NeverLink pair : ended) {
            change(transaction, "delete from never_link where first_record = ? and second_record = ?", pair);
        }
        transaction.audit(new AuditEntry(
                actor, "link", "patient-record", one.toString(), "done", "with " + other + ": " + reason));
        return recordsOfPersonOf(transaction.connection(), one);
    }

    /**
     * Makes the persons of two records one because they were found to be; false when something forbids it: records of
     * either person whose suffixes or numbers differ, or that were told apart.
     */
    public boolean linkByMatching(Transaction transaction, UUID one, UUID other, Actor actor, String reason)
            throws SQLException {
        Set<UUID> persons = lock(transaction, one, other);
        boolean linked = gates.decide(transaction, persons, linking -> linking.linkUnlessForbidden(one, other));
        if (linked) {
            transaction.audit(new AuditEntry(
                    actor, "link", "patient-record", one.toString(), "done", "with " + other + ": " + reason));
        }
        return linked;
    }

    /** Two records of two persons stay so, whatever the matching finds. */
    public void keepApart(Transaction transaction, UUID one, UUID other, Actor actor, String reason)
            throws SQLException {
        lock(transaction, one, other);
        insert(transaction, NeverLink.of(one, other), actor, reason);
        transaction.audit(new AuditEntry(
                actor, "keep-apart", "patient-record", one.toString(), "done", "from " + other + ": " + reason));
    }

    /** Takes a record out of the person that it shares with another; the ids of the records that stay with it. */
    public List<UUID> unlink(Transaction transaction, UUID record, UUID from, Actor actor, String reason)
            throws SQLException {
        Set<UUID> persons = lock(transaction, record, from);
        for (NeverLink pair : gates.decide(transaction, persons, linking -> linking.unlink(record, from))) {
            insert(transaction, pair, actor, reason);
        }
        transaction.audit(new AuditEntry(
                actor, "unlink", "patient-record", record.toString(), "done", "from " + from + ": " + reason));
        return recordsOfPersonOf(transaction.connection(), record);
    }

    /** A record's match key changes only under the lock of its person, so one repetition finds it settled. */
    private Set<UUID> lock(Transaction transaction, UUID one, UUID other) throws SQLException {
        TreeSet<UUID> records = new TreeSet<>(List.of(one, other));
        List<String> keys = present(matchKeys(transaction.connection(), records));
        Set<UUID> persons =
                locks.lock(transaction.connection(), new LockRequest(records, records, new TreeSet<>(keys)));
        if (!present(matchKeys(transaction.connection(), records)).equals(keys)) {
            throw new SQLException("a record was restated meanwhile", "40001");
        }
        return persons;
    }

    private static List<String> present(List<String> keys) {
        return keys.stream().filter(key -> !key.isEmpty()).sorted().toList();
    }

    /** One element for each record that exists, empty when it has no match key. */
    private static List<String> matchKeys(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select coalesce(match_key, '') from record where record_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            List<String> keys = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        }
    }

    /** The records of the person that a record belongs to. */
    public List<UUID> recordsOfPersonOf(Connection connection, UUID record) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select record_id from record
                where person_id = (select person_id from record where record_id = ?) order by record_id""")) {
            select.setObject(1, record);
            List<UUID> records = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(row.getObject(1, UUID.class));
                }
            }
            return records;
        }
    }

    private void insert(Transaction transaction, NeverLink pair, Actor actor, String reason) throws SQLException {
        try (PreparedStatement insert = transaction.connection().prepareStatement("""
                        insert into never_link (first_record, second_record, decided_at, decided_by, reason)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, pair.first());
            insert.setObject(2, pair.second());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(4, actor.name());
            insert.setString(5, reason);
            insert.executeUpdate();
        }
    }

    private static void change(Transaction transaction, String sql, NeverLink pair) throws SQLException {
        try (PreparedStatement change = transaction.connection().prepareStatement(sql)) {
            change.setObject(1, pair.first());
            change.setObject(2, pair.second());
            change.executeUpdate();
        }
    }
}
