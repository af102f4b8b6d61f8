package org.scriptline.interaction.gate.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.person.MatchBlocks;
import org.scriptline.interaction.person.MatchScore;
import org.scriptline.interaction.person.NeverLink;

/** What the matching reads and writes: records to compare, possible matches, and links to be confirmed. */
public final class MatchStore {
    /** Records that share one key and are compared; a larger number is no key. */
    private static final int CANDIDATES = 50;

    private MatchStore() {}

    /** Two records worth comparing; {@code here} was stated just now. */
    public record Pair(UUID here, UUID there, boolean linked, boolean neverLink) {}

    /**
     * A possible match as it is told.
     *
     * @param parts how each field agrees, without patient data
     */
    public record PossibleMatch(
            UUID id,
            UUID first,
            UUID second,
            @Nullable String firstPractice,
            @Nullable String secondPractice,
            BigDecimal score,
            String parts,
            Instant foundAt,
            String state) {}

    /**
     * A record that nobody has compared since it was stated.
     *
     * @param digest of what was stated, to notice that it was stated anew meanwhile
     */
    public record Unscored(UUID record, Demographics who, String digest) {

        @Override
        public String toString() {
            return "Unscored[" + record + "]";
        }
    }

    /** Records that nobody has compared since they were stated. */
    public static List<Unscored> unscored(Connection connection, int limit) throws SQLException {
        return DemographicsRows.unscored(connection, limit);
    }

    /** Takes records off the list of work, unless they were stated anew since they were read. */
    public static void scored(Connection connection, Collection<Unscored> compared) throws SQLException {
        DemographicsRows.scored(connection, compared);
    }

    public static Map<UUID, Demographics> demographics(Connection connection, Collection<UUID> records)
            throws SQLException {
        return DemographicsRows.of(connection, records);
    }

    /** Makes the keys of these records those that they have now. */
    public static void index(Connection connection, Collection<Unscored> records) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("delete from match_block where record_id = any (?)");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into match_block select * from unnest(?::text[], ?::uuid[]) on conflict do nothing")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", records.stream().map(Unscored::record).toArray()));
            delete.executeUpdate();
            List<String> keys = new ArrayList<>();
            List<UUID> ids = new ArrayList<>();
            records.forEach(record -> MatchBlocks.of(record.who()).forEach(key -> {
                keys.add(key);
                ids.add(record.record());
            }));
            insert.setArray(1, connection.createArrayOf("text", keys.toArray()));
            insert.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            insert.executeUpdate();
        }
    }

    /** Every record that shares a key with one of these; a key that many share says nothing of anybody. */
    public static List<Pair> pairs(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct mine.record_id, theirs.record_id, a.person_id = b.person_id,
                       exists (select from never_link n
                               where (n.first_record = mine.record_id and n.second_record = theirs.record_id)
                                  or (n.first_record = theirs.record_id and n.second_record = mine.record_id))
                from match_block mine
                     cross join lateral (
                         select record_id from (
                             select few.record_id, count(*) over () as number from (
                                 select k.record_id from match_block k
                                 where k.block_key = mine.block_key and k.record_id <> mine.record_id
                                 order by k.record_id limit ?) as few) as counted
                         where number <= ?) as theirs
                     join record a on a.record_id = mine.record_id join record b on b.record_id = theirs.record_id
                where mine.record_id = any (?)""")) {
            select.setInt(1, CANDIDATES + 1);
            select.setInt(2, CANDIDATES);
            select.setArray(3, connection.createArrayOf("uuid", records.toArray()));
            List<Pair> pairs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pairs.add(new Pair(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getBoolean(3),
                            row.getBoolean(4)));
                }
            }
            return pairs;
        }
    }

    /** Keeps how probable a pair is; what somebody decided stays decided. */
    public static void review(Connection connection, UUID id, NeverLink pair, MatchScore score, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into possible_match as known (match_id, first_record, second_record, score, parts, found_at, state)
                values (?, ?, ?, ?, ?, ?, 'open')
                on conflict (first_record, second_record) do update
                set score = excluded.score, parts = excluded.parts, state = 'open'
                where known.state in ('open', 'gone')""")) {
            insert.setObject(1, id);
            insert.setObject(2, pair.first());
            insert.setObject(3, pair.second());
            insert.setBigDecimal(4, score.total());
            insert.setString(5, score.explained());
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** These pairs are no longer worth a look: one of them changed, or they are linked. */
    public static void gone(Connection connection, Collection<NeverLink> pairs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update possible_match m set state = 'gone'
                from unnest(?::uuid[], ?::uuid[]) as pair (first_record, second_record)
                where m.first_record = pair.first_record and m.second_record = pair.second_record and m.state = 'open'""")) {
            new ArrayColumns<>(update, pairs).uuid(NeverLink::first).uuid(NeverLink::second);
            update.executeUpdate();
        }
    }

    /** The next signer of either side is to see both; once, however often the link is found again. */
    public static void notice(Connection connection, UUID one, UUID other, String why, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into link_notice (record_id, other_record, made_at, why)
                values (?, ?, ?, ?), (?, ?, ?, ?) on conflict do nothing""")) {
            int place = 1;
            for (UUID[] pair : new UUID[][] {{one, other}, {other, one}}) {
                insert.setObject(place++, pair[0]);
                insert.setObject(place++, pair[1]);
                insert.setObject(place++, now.atOffset(ZoneOffset.UTC));
                insert.setString(place++, why);
            }
            insert.executeUpdate();
        }
    }

    /** Open possible matches after this id, in the order of their ids. */
    public static List<PossibleMatch> open(Connection connection, @Nullable UUID after, int limit) throws SQLException {
        return select(
                connection, "where m.state = 'open' and m.match_id > ? order by m.match_id limit ?", statement -> {
                    statement.setObject(1, after == null ? new UUID(0, 0) : after);
                    statement.setInt(2, limit);
                });
    }

    /** One possible match, locked until the transaction ends. */
    public static Optional<PossibleMatch> find(Connection connection, UUID id) throws SQLException {
        return select(connection, "where m.match_id = ? for update of m", statement -> statement.setObject(1, id))
                .stream()
                .findFirst();
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private static List<PossibleMatch> select(Connection connection, String rest, Binding binding) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select m.match_id, m.first_record, m.second_record, a.practice, b.practice, m.score, m.parts, m.found_at,
                       m.state
                from possible_match m join record a on a.record_id = m.first_record
                     join record b on b.record_id = m.second_record
                """ + rest)) {
            binding.bind(select);
            List<PossibleMatch> matches = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    matches.add(new PossibleMatch(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getString(4),
                            row.getString(5),
                            row.getBigDecimal(6),
                            row.getString(7),
                            row.getObject(8, OffsetDateTime.class).toInstant(),
                            row.getString(9)));
                }
            }
            return matches;
        }
    }

    /** Settles a possible match. */
    public static void decided(Connection connection, UUID id, String state, String by, String reason, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update possible_match set state = ?, decided_at = ?, decided_by = ?, reason = ? where match_id = ?""")) {
            update.setString(1, state);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, by);
            update.setString(4, reason);
            update.setObject(5, id);
            update.executeUpdate();
        }
    }
}
