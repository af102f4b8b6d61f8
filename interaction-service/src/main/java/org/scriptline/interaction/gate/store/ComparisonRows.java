package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.person.MatchBlocks;
import org.scriptline.interaction.person.MatchScore;
import org.scriptline.interaction.person.NeverLink;

/** Which records share a key with those just stated, and how alike they are. */
final class ComparisonRows {
    /** Records that share one key and are compared; a larger number is no key. */
    private static final int CANDIDATES = 50;
    /** The advisory lock of the one process that compares. */
    private static final long LOCK = 0x5343_5249_5054_4d41L;

    private ComparisonRows() {}

    /** Two records that share a key and that nobody told apart. */
    record Pair(NeverLink of, boolean linked, MatchScore score) {}

    /** Whether no other process compares, and none will before this transaction ends. */
    static boolean alone(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Each pair once, whichever of the two was stated. */
    static List<Pair> pairs(Connection connection, List<MatchStore.Unscored> stated) throws SQLException {
        Set<NeverLink> alike = alike(connection, stated);
        if (alike.isEmpty()) {
            return List.of();
        }
        Set<UUID> records = new HashSet<>();
        alike.forEach(pair -> records.addAll(List.of(pair.first(), pair.second())));
        Map<UUID, UUID> persons = persons(connection, records);
        alike.removeAll(RecordRows.neverLinks(connection, records));
        Map<UUID, Demographics> known = new HashMap<>();
        stated.forEach(record -> known.put(record.record(), record.who()));
        records.removeAll(known.keySet());
        if (!records.isEmpty()) {
            known.putAll(DemographicsRows.of(connection, records));
        }
        List<Pair> pairs = new ArrayList<>();
        for (NeverLink pair : alike) {
            @Nullable Demographics one = known.get(pair.first());
            @Nullable Demographics other = known.get(pair.second());
            if (one != null && other != null) {
                boolean linked = Objects.equals(persons.get(pair.first()), persons.get(pair.second()));
                pairs.add(new Pair(pair, linked, MatchScore.of(one, other)));
            }
        }
        return pairs;
    }

    /** The stated records with every other that has one of their keys; a key that many share says nothing of anybody. */
    private static Set<NeverLink> alike(Connection connection, List<MatchStore.Unscored> stated) throws SQLException {
        Map<String, Set<UUID>> holders = new LinkedHashMap<>();
        for (MatchStore.Unscored record : stated) {
            MatchBlocks.of(record.who())
                    .forEach(key -> holders.computeIfAbsent(key, unused -> new LinkedHashSet<>())
                            .add(record.record()));
        }
        List<String> keys = List.copyOf(holders.keySet());
        List<List<UUID>> found = holdersOf(connection, keys);
        Set<NeverLink> pairs = new LinkedHashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            List<UUID> all = found.get(i);
            if (all.size() <= CANDIDATES + 1) {
                for (UUID mine : Objects.requireNonNull(holders.get(keys.get(i)))) {
                    all.stream()
                            .filter(theirs -> !theirs.equals(mine))
                            .forEach(theirs -> pairs.add(NeverLink.of(mine, theirs)));
                }
            }
        }
        return pairs;
    }

    /** For each key the records that have it, and one more than are compared when there are too many. */
    private static List<List<UUID>> holdersOf(Connection connection, List<String> keys) throws SQLException {
        List<List<UUID>> holders = new ArrayList<>();
        keys.forEach(key -> holders.add(new ArrayList<>()));
        try (PreparedStatement select = connection.prepareStatement("""
                select wanted.place, holder.record_id
                from unnest(?::text[]) with ordinality as wanted (block_key, place)
                     cross join lateral (
                         select k.record_id from match_block k where k.block_key = wanted.block_key limit ?) as holder""")) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            select.setInt(2, CANDIDATES + 2);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    holders.get(row.getInt(1) - 1).add(row.getObject(2, UUID.class));
                }
            }
        }
        return holders;
    }

    private static Map<UUID, UUID> persons(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select record_id, person_id from record where record_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            Map<UUID, UUID> persons = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    persons.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
            return persons;
        }
    }
}
