package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.kit.json.EventJson;

/** Who the patients of records are. What a statement changes is compared with other records again. */
final class DemographicsRows {
    private DemographicsRows() {}

    static void upsert(Connection connection, Map<UUID, Demographics> demographics) throws SQLException {
        if (demographics.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into record_demographics as known (record_id, demographics)
                select * from unnest(?::uuid[], ?::bytea[])
                on conflict (record_id) do update set demographics = excluded.demographics, scored = false
                where known.demographics <> excluded.demographics""")) {
            new ArrayColumns<>(upsert, demographics.entrySet())
                    .uuid(Map.Entry::getKey)
                    .bytes(entry -> EventJson.write(entry.getValue()));
            upsert.executeUpdate();
        }
    }

    static Map<UUID, Demographics> of(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select record_id, demographics from record_demographics where record_id = any (?) order by record_id")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            return read(select);
        }
    }

    static List<MatchStore.Unscored> unscored(Connection connection, int limit, Collection<UUID> leftOut)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select record_id, demographics, xmin::text from record_demographics
                where not scored and record_id <> all (?) order by record_id limit ?""")) {
            select.setArray(1, connection.createArrayOf("uuid", leftOut.toArray()));
            select.setInt(2, limit);
            return readUnscored(select);
        }
    }

    /** Puts the records of these pairs on the list of work again. */
    static void compareAgain(Connection connection, Collection<NeverLink> pairs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update record_demographics d set scored = false
                from unnest(?::uuid[], ?::uuid[]) as pair (one, other)
                where d.record_id in (pair.one, pair.other)""")) {
            new ArrayColumns<>(update, pairs).uuid(NeverLink::first).uuid(NeverLink::second);
            update.executeUpdate();
        }
    }

    static List<MatchStore.Unscored> unscored(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select record_id, demographics, xmin::text from record_demographics
                where not scored and record_id = any (?) order by record_id""")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            return readUnscored(select);
        }
    }

    private static List<MatchStore.Unscored> readUnscored(PreparedStatement select) throws SQLException {
        List<MatchStore.Unscored> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new MatchStore.Unscored(
                        row.getObject(1, UUID.class),
                        EventJson.readOwn(row.getBytes(2), Demographics.class),
                        row.getString(3)));
            }
        }
        return found;
    }

    static void scored(Connection connection, Collection<MatchStore.Unscored> compared) throws SQLException {
        if (compared.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update record_demographics d set scored = true
                from unnest(?::uuid[], ?::text[]) as compared (record_id, version)
                where d.record_id = compared.record_id and d.xmin::text = compared.version""")) {
            new ArrayColumns<>(update, compared)
                    .uuid(MatchStore.Unscored::record)
                    .text(MatchStore.Unscored::version);
            update.executeUpdate();
        }
    }

    private static Map<UUID, Demographics> read(PreparedStatement select) throws SQLException {
        Map<UUID, Demographics> found = new LinkedHashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.put(row.getObject(1, UUID.class), EventJson.readOwn(row.getBytes(2), Demographics.class));
            }
        }
        return found;
    }
}
