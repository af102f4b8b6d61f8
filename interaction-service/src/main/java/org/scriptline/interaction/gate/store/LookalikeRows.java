package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.gate.Lookalikes;
import org.scriptline.interaction.person.PatientRecord;

/** Records by loose key. */
final class LookalikeRows {
    private LookalikeRows() {}

    static Lookalikes of(Connection connection, Collection<String> looseKeys) throws SQLException {
        Map<String, Set<UUID>> found = new HashMap<>();
        if (!looseKeys.isEmpty()) {
            try (PreparedStatement select = connection.prepareStatement("""
                    select wanted.loose_key, alike.record_id
                    from unnest(?::text[]) as wanted (loose_key)
                    cross join lateral (select record_id from record_loose_key k
                                        where k.loose_key = wanted.loose_key
                                        order by record_id limit ?) as alike""")) {
                select.setArray(1, connection.createArrayOf("text", looseKeys.toArray()));
                select.setInt(2, Lookalikes.LIMIT + 1);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.computeIfAbsent(row.getString(1), key -> new HashSet<>())
                                .add(row.getObject(2, UUID.class));
                    }
                }
            }
        }
        return new Lookalikes(found);
    }

    /** Makes the loose keys of the records those that they have now. */
    static void update(Connection connection, Collection<PatientRecord> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (PatientRecord record : records) {
            for (String key : record.identity().looseKeys()) {
                ids.add(record.id());
                keys.add(key);
            }
        }
        execute(connection, """
                delete from record_loose_key k where k.record_id = any (?::uuid[]) and not exists (
                    select from unnest(?::uuid[], ?::text[]) as kept (record_id, loose_key)
                    where kept.record_id = k.record_id and kept.loose_key = k.loose_key)""", records.stream().map(PatientRecord::id).toList(), ids, keys);
        if (!ids.isEmpty()) {
            execute(connection, """
                    insert into record_loose_key (record_id, loose_key)
                    select * from unnest(?::uuid[], ?::text[]) on conflict do nothing""", ids, keys);
        }
    }

    private static void execute(Connection connection, String sql, Collection<?>... columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", columns[i].toArray()));
            }
            statement.executeUpdate();
        }
    }
}
