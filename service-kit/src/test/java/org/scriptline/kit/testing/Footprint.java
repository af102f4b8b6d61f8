package org.scriptline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.scriptline.kit.database.Database;

/** Every row of a service's database, table by table, to see that nothing was written or changed; figures that are summed up in the background do not count. */
public final class Footprint {

    private static final String TABLES = """
            select format('select %L, count(*) || '' rows, '' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %I t',
                          table_name, table_name)
            from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('flyway_schema_history', 'partner_minute')
            order by table_name""";

    private static final String OUTBOX = "outbox";
    private static final String EMPTY = "0 rows";

    private Footprint() {}

    /** While it is open, nothing of the service looks at times: what is written comes from requests. */
    public interface Stillness extends AutoCloseable {
        @Override
        void close();
    }

    /** Stops the looks at times until it is closed. */
    public static Stillness stillness() {
        Scheduler scheduler = Arc.container().instance(Scheduler.class).get();
        scheduler.pause();
        return scheduler::resume;
    }

    /** The rows once nothing in the background changes them any more, and every event has left. */
    public static SortedMap<String, String> settled(Database database) {
        AtomicReference<SortedMap<String, String>> last = new AtomicReference<>(of(database));
        await().pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    SortedMap<String, String> now = of(database);
                    assertThat(now.getOrDefault(OUTBOX, EMPTY)).startsWith(EMPTY);
                    assertThat(now).isEqualTo(last.getAndSet(now));
                });
        return of(database);
    }

    /** The rows now: table to count and a sum over their contents. */
    public static SortedMap<String, String> of(Database database) {
        return database.read(connection -> {
            SortedMap<String, String> rows = new TreeMap<>();
            try (PreparedStatement select =
                            connection.prepareStatement(String.join(" union all ", queries(connection)));
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.put(row.getString(1), row.getString(2));
                }
            }
            return rows;
        });
    }

    private static List<String> queries(Connection connection) throws SQLException {
        List<String> queries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(TABLES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                queries.add(row.getString(1));
            }
        }
        return queries;
    }
}
