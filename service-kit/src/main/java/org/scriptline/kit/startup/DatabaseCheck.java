package org.scriptline.kit.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.scriptline.kit.database.Database;

/** The database must keep what it acknowledged, and its clock must agree with ours. */
@ApplicationScoped
public class DatabaseCheck {

    private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes", "synchronous_commit");
    /** How far the two clocks may be apart. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    private final Database database;
    private final Clock clock;

    public DatabaseCheck(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void check() {
        database.read(connection -> {
            for (String setting : MUST_BE_ON) {
                String value = show(connection, setting);
                if ("off".equals(value) || "local".equals(value)) {
                    throw new UnsafeStartException("PostgreSQL setting " + setting + " is " + value
                            + ": acknowledged prescriptions could be lost; set it to on");
                }
            }
            Duration apart = Duration.between(now(connection), clock.instant()).abs();
            if (apart.compareTo(CLOCK_TOLERANCE) > 0) {
                throw new UnsafeStartException("the clocks of this service and of PostgreSQL are " + apart.toSeconds()
                        + " s apart: synchronise them");
            }
            return Boolean.TRUE;
        });
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
