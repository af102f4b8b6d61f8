package org.scriptline.kit.idempotency;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;

/** Keeps one partition of keys per day ready for the coming days and drops those that are over. */
@ApplicationScoped
public class IdempotencyPartitions {

    private static final String PREFIX = "idempotency_key_day_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAYS_AHEAD = 3;
    /** Advisory lock so that replicas do not create the same partition at once. */
    private static final long LOCK = 0x5C21_1DE0L;

    private final Database database;
    private final Clock clock;

    public IdempotencyPartitions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent event) {
        maintain();
    }

    @Scheduled(every = "6h", delayed = "6h")
    void maintain() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.run(transaction -> {
            try (Statement statement = transaction.connection().createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
                    LocalDate day = today.plusDays(ahead);
                    statement.execute("create table if not exists " + PREFIX + DAY.format(day)
                            + " partition of idempotency_key for values from ('" + day + "') to ('"
                            + day.plusDays(1) + "')");
                }
                for (String old : over(transaction, today.minusDays(Idempotency.DAYS + 1L))) {
                    statement.execute("drop table " + old);
                }
            }
        });
    }

    private static List<String> over(Transaction transaction, LocalDate before) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = transaction.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("select relname from pg_class where relkind = 'r' and relname like '"
                                + PREFIX + "%' and relname < '" + PREFIX + DAY.format(before) + "'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
