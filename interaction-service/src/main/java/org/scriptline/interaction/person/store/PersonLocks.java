package org.scriptline.interaction.person.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.kit.identity.IdGenerator;

/**
 * Locks the persons of a batch in id order.
 *
 * <p>Missing persons and records are inserted first, in sorted order, so that simultaneous first contacts meet in the
 * same rows. Then the person rows are locked; when a record moved to another person while the locks were waited for,
 * they are given back and taken again. Whoever moves a record holds the locks of both persons, so that what is read
 * after {@link #lock} stays true until the transaction ends.
 */
@ApplicationScoped
public class PersonLocks {
    /** A record moves a few times in its life; one that moves ten times while we wait is a defect or an attack. */
    private static final int ATTEMPTS = 10;

    private static final String PERSONS = """
            select person_id from record where record_id = any (?)
            union
            select person_id from person where match_key = any (?)
            union
            select person_id from record where match_key = any (?)
            union
            select person_id from person where person_id = any (?)""";

    private final IdGenerator ids;

    public PersonLocks(IdGenerator ids) {
        this.ids = ids;
    }

    /** Locks and gives the ids of all persons that the request may read or change. */
    public Set<UUID> lock(Connection connection, LockRequest request) throws SQLException {
        create(connection, request);
        Savepoint before = connection.setSavepoint();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Set<UUID> persons = persons(connection, request);
            lockInOrder(connection, persons);
            if (persons.containsAll(persons(connection, request))) {
                return persons;
            }
            connection.rollback(before);
        }
        throw new SQLException("records of the batch keep moving", "40001");
    }

    private void create(Connection connection, LockRequest request) throws SQLException {
        List<UUID> unknown =
                missing(connection, "select record_id from record where record_id = any (?)", request.records());
        List<String> newKeys = missingKeys(connection, request);
        if (unknown.isEmpty() && newKeys.isEmpty()) {
            return;
        }
        List<UUID> personIds = new ArrayList<>(unknown);
        List<String> keys = new ArrayList<>();
        unknown.forEach(record -> keys.add(null));
        for (String key : newKeys) {
            personIds.add(ids.next());
            keys.add(key);
        }
        insert(connection, """
                insert into person (person_id, match_key)
                select person_id, match_key
                from unnest(?::uuid[], ?::text[]) with ordinality as fresh (person_id, match_key, place)
                order by place on conflict do nothing""", array(connection, "uuid", personIds), array(connection, "text", keys));
        if (!unknown.isEmpty()) {
            insert(connection, """
                    insert into record (record_id, person_id)
                    select record_id, record_id from unnest(?::uuid[]) with ordinality as fresh (record_id, place)
                    order by place on conflict do nothing""", array(connection, "uuid", unknown));
        }
    }

    private static List<UUID> missing(Connection connection, String sql, Collection<UUID> wanted) throws SQLException {
        List<UUID> missing = new ArrayList<>(wanted);
        missing.removeAll(ids(connection, sql, array(connection, "uuid", wanted)));
        return missing;
    }

    private static List<String> missingKeys(Connection connection, LockRequest request) throws SQLException {
        List<String> missing = new ArrayList<>(request.matchKeys());
        if (missing.isEmpty()) {
            return missing;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select match_key from person where match_key = any (?)")) {
            select.setArray(1, array(connection, "text", missing));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    missing.remove(rows.getString(1));
                }
            }
        }
        return missing;
    }

    private static Set<UUID> persons(Connection connection, LockRequest request) throws SQLException {
        return ids(
                connection,
                PERSONS,
                array(connection, "uuid", request.records()),
                array(connection, "text", request.matchKeys()),
                array(connection, "text", request.matchKeys()),
                array(connection, "uuid", request.stated()));
    }

    private static void lockInOrder(Connection connection, Set<UUID> persons) throws SQLException {
        ids(
                connection,
                "select person_id from person where person_id = any (?) order by person_id for update",
                array(connection, "uuid", persons));
    }

    private static Set<UUID> ids(Connection connection, String sql, Array... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setArray(i + 1, arguments[i]);
            }
            Set<UUID> found = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    private static void insert(Connection connection, String sql, Array... arguments) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                insert.setArray(i + 1, arguments[i]);
            }
            insert.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
