package org.scriptline.local.alone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.DatabaseAccess;
import org.scriptline.local.stack.Databases;

/**
 * Has PostgreSQL write every statement with its values into its log for a while, and takes them out of the log again: values are
 * patient data, invented here, and do not stay.
 */
final class StatementCapture {

    private static final Map<String, String> SETTINGS = Map.of(
            "auto_explain.log_min_duration", "0",
            "auto_explain.log_parameter_max_length", "-1",
            "auto_explain.log_format", "json",
            "log_line_prefix", ServerLog.PREFIX);

    /** For the reload to reach every session, and for the last lines to be written. */
    private static final Duration RELOAD = Duration.ofMillis(500);

    private static final long LARGEST_LOG = 1_000_000_000;

    private final DatabaseAccess access;
    private final Path log;
    /** When the load is interrupted, the values must not go on into the log. */
    private final Thread whenInterrupted = new Thread(this::resetQuietly, "end-capture");

    private long begin;

    StatementCapture(Addresses addresses) {
        this.access = addresses.administration("postgres");
        this.log = addresses.directory().log("postgres");
    }

    void begin() throws SQLException, IOException, InterruptedException {
        begin = Files.size(log);
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            // Names and values are our own constants.
            run("ALTER SYSTEM SET %s = '%s'".formatted(setting.getKey(), setting.getValue()));
        }
        run("SELECT pg_reload_conf()");
        Thread.sleep(RELOAD);
    }

    /** Ends it and returns what the services did since {@link #begin}; the log is as long as it was before. */
    List<CapturedStatement> end() throws SQLException, IOException, InterruptedException {
        reset();
        Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        Thread.sleep(RELOAD);
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            long length = file.length() - begin;
            if (length > LARGEST_LOG) {
                file.setLength(begin);
                throw new IOException("too many statements were captured: compare with a lower rate");
            }
            byte[] captured = new byte[(int) length];
            file.seek(begin);
            file.readFully(captured);
            file.setLength(begin);
            return ServerLog.statements(new String(captured, StandardCharsets.UTF_8), Databases.NAMES);
        }
    }

    private void reset() throws SQLException {
        for (String setting : SETTINGS.keySet()) {
            run("ALTER SYSTEM RESET " + setting);
        }
        run("SELECT pg_reload_conf()");
    }

    private void resetQuietly() {
        try {
            reset();
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(Math.min(begin, file.length()));
            }
        } catch (SQLException | IOException serverAway) {
            // PostgresData removes the settings before the next start.
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
