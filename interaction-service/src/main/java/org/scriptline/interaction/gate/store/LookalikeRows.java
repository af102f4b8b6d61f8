package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.gate.Lookalikes;

/** Looks up records that share a loose key. */
final class LookalikeRows {
    private LookalikeRows() {}

    static Lookalikes of(Connection connection, Collection<String> looseKeys) throws SQLException {
        Map<String, Set<UUID>> found = new HashMap<>();
        if (!looseKeys.isEmpty()) {
            try (PreparedStatement select = connection.prepareStatement("""
                    select wanted.loose_key, alike.record_id
                    from unnest(?::text[]) as wanted (loose_key)
                    cross join lateral (select record_id from record where loose_keys @> array[wanted.loose_key]
                                        limit ?) as alike""")) {
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
}
