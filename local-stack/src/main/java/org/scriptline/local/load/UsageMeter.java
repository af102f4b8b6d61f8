package org.scriptline.local.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.DatabaseAccess;
import org.scriptline.local.stack.ProcessTable;

/** Measures what a running stack spends from {@link #begin} to {@link #end}, looking in between at what may not live to the end. */
final class UsageMeter {

    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    private static final String SERVER_START = "SELECT extract(epoch FROM pg_postmaster_start_time())::text";

    private final DatabaseAccess access;
    private final CpuMeter cpu;
    private final Thread thread = new Thread(this::sampleNowAndThen, "usage-meter");
    private @Nullable Connection connection;
    private @Nullable DatabaseCounters before;
    private String serverStart = "";
    private long began;

    UsageMeter(Addresses addresses) {
        this.access = addresses.administration("postgres");
        this.cpu = new CpuMeter(new ProcessTable(addresses.directory()));
        thread.setDaemon(true);
    }

    void begin() throws SQLException {
        before = DatabaseCounters.read(connect());
        serverStart = serverStart();
        sample();
        began = System.nanoTime();
        thread.start();
    }

    /** @param looks own transactions of the load in the prescription database */
    Usage end(long looks) throws SQLException, InterruptedException {
        thread.interrupt();
        thread.join();
        sample();
        double seconds = (System.nanoTime() - began) / 1e9;
        DatabaseCounters earlier = before;
        Optional<DatabaseCounters> database = earlier != null && serverStart().equals(serverStart)
                ? Optional.of(DatabaseCounters.read(connect()).since(earlier).withoutOwn("prescription", looks))
                : Optional.empty();
        connect().close();
        return new Usage(seconds, cpu.seconds(), database);
    }

    private String serverStart() throws SQLException {
        try (var statement = connect().createStatement();
                var rows = statement.executeQuery(SERVER_START)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private synchronized void sample() throws SQLException {
        cpu.sample(connect());
    }

    private void sampleNowAndThen() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_SAMPLES);
                try {
                    sample();
                } catch (SQLException databaseAway) {
                    // A run may kill the database on purpose; the next sample finds it again.
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Connection connect() throws SQLException {
        Connection open = connection;
        if (open == null || !open.isValid(1)) {
            open = DriverManager.getConnection(access.url(), access.user(), access.password());
            connection = open;
        }
        return open;
    }
}
