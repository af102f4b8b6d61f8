package org.scriptline.local.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.scriptline.local.stack.Databases;

/**
 * PostgreSQL's own counters at one moment.
 *
 * @param statements by database, by {@code pg_stat_statements}, without BEGIN, COMMIT and the administrator's own; empty when the
 *     server was started without it
 * @param transactions by database, by {@code pg_stat_database}
 * @param walBytes position in the write-ahead log
 */
record DatabaseCounters(Map<String, Long> statements, Map<String, Long> transactions, long walBytes) {

    private static final String STATEMENTS = """
            SELECT d.datname, sum(s.calls)
            FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
            WHERE s.userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
              AND s.query !~* '^\\s*(begin|commit|rollback)'
            GROUP BY d.datname""";

    private static final String TRANSACTIONS = "SELECT datname, xact_commit + xact_rollback FROM pg_stat_database";
    private static final String WAL = "SELECT 'wal', pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";

    static DatabaseCounters read(Connection postgres) throws SQLException {
        Map<String, Long> statements =
                counts(postgres, "SELECT extname, 1 FROM pg_extension WHERE extname = 'pg_stat_statements'")
                                .isEmpty()
                        ? Map.of()
                        : ofServices(counts(postgres, STATEMENTS));
        return new DatabaseCounters(
                statements,
                ofServices(counts(postgres, TRANSACTIONS)),
                counts(postgres, WAL).getOrDefault("wal", 0L));
    }

    /** What was added since {@code earlier}. */
    DatabaseCounters since(DatabaseCounters earlier) {
        return new DatabaseCounters(
                difference(statements, earlier.statements),
                difference(transactions, earlier.transactions),
                walBytes - earlier.walBytes);
    }

    /** Without the load's own questions to one database. */
    DatabaseCounters withoutOwn(String database, long transactionsOfOurs) {
        Map<String, Long> without = new TreeMap<>(transactions);
        without.computeIfPresent(database, (any, all) -> Math.max(0, all - transactionsOfOurs));
        return new DatabaseCounters(statements, without, walBytes);
    }

    private static Map<String, Long> difference(Map<String, Long> later, Map<String, Long> earlier) {
        Map<String, Long> difference = new TreeMap<>();
        later.forEach((name, count) -> difference.put(name, count - earlier.getOrDefault(name, 0L)));
        return difference;
    }

    private static Map<String, Long> ofServices(Map<String, Long> all) {
        Map<String, Long> ours = new TreeMap<>(all);
        ours.keySet().retainAll(Databases.NAMES);
        return ours;
    }

    private static Map<String, Long> counts(Connection postgres, String question) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            Map<String, Long> counts = new TreeMap<>();
            while (rows.next()) {
                String name = rows.getString(1);
                if (name != null) {
                    counts.put(name, rows.getLong(2));
                }
            }
            return counts;
        }
    }
}
