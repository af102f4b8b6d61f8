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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.interaction.person.MatchBlocks;
import org.scriptline.interaction.person.NeverLink;

/** What the matching reads and writes: records to compare, possible matches, and links to be confirmed. */
public final class MatchStore {
    private MatchStore() {}

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
     * @param version of its row, to notice that it was stated anew or is to be compared again
     */
    public record Unscored(UUID record, Demographics who, String version) {

        @Override
        public String toString() {
            return "Unscored[" + record + "]";
        }
    }

    /** Records that nobody has compared since they were stated, but none of those left out. */
    static List<Unscored> unscored(Connection connection, int limit, Collection<UUID> leftOut) throws SQLException {
        return DemographicsRows.unscored(connection, limit, leftOut);
    }

    /** Those of these records that nobody has compared since they were stated. */
    static List<Unscored> unscored(Connection connection, Collection<UUID> records) throws SQLException {
        return DemographicsRows.unscored(connection, records);
    }

    /** Takes records off the list of work, unless they were put there anew since they were read. */
    static void scored(Connection connection, Collection<Unscored> compared) throws SQLException {
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

    /** Keeps how probable pairs are; what somebody decided stays decided. */
    static void review(Connection connection, Collection<ComparisonRows.Pair> pairs, Supplier<UUID> ids, Instant now)
            throws SQLException {
        if (pairs.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into possible_match as known (match_id, first_record, second_record, score, parts, found_at, state)
                select found.match_id, found.first_record, found.second_record, found.score::numeric, found.parts, ?, 'open'
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
                     as found (match_id, first_record, second_record, score, parts)
                on conflict (first_record, second_record) do update
                set score = excluded.score, parts = excluded.parts, state = 'open'
                where known.state in ('open', 'gone')""")) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            new ArrayColumns<>(insert, pairs, 2)
                    .uuid(pair -> ids.get())
                    .uuid(pair -> pair.of().first())
                    .uuid(pair -> pair.of().second())
                    .text(pair -> pair.score().total().toPlainString())
                    .text(pair -> pair.score().explained());
            insert.executeUpdate();
        }
    }

    /** These pairs are no longer worth a look: one of them changed, or they are linked. */
    static void gone(Connection connection, Collection<NeverLink> pairs) throws SQLException {
        if (pairs.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update possible_match m set state = 'gone'
                from unnest(?::uuid[], ?::uuid[]) as pair (first_record, second_record)
                where m.first_record = pair.first_record and m.second_record = pair.second_record and m.state = 'open'""")) {
            new ArrayColumns<>(update, pairs).uuid(NeverLink::first).uuid(NeverLink::second);
            update.executeUpdate();
        }
    }

    /** The next signer of either side is to see both; once, however often the link is found again. */
    static void notice(Connection connection, Collection<ComparisonRows.Pair> pairs, Instant now) throws SQLException {
        if (pairs.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into link_notice (record_id, other_record, made_at, why)
                select side.record_id, side.other_record, ?, linked.why
                from unnest(?::uuid[], ?::uuid[], ?::text[]) as linked (one, other, why)
                     cross join lateral (values (linked.one, linked.other), (linked.other, linked.one))
                         as side (record_id, other_record)
                on conflict do nothing""")) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            new ArrayColumns<>(insert, pairs, 2)
                    .uuid(pair -> pair.of().first())
                    .uuid(pair -> pair.of().second())
                    .text(pair -> pair.score().explained());
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
