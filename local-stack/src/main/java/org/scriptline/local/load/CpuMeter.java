package org.scriptline.local.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scriptline.local.stack.ProcessTable;

/**
 * Adds up what each process of the stack, and each database within PostgreSQL, has spent of the processor, by what the operating system
 * tells of processes. It is asked now and then, because a process that has ended tells nothing more. Not thread-safe.
 */
final class CpuMeter {

    /** This process, which asks the questions and sends the load. */
    static final String LOAD = "load itself";

    /** PostgreSQL's writer, checkpointer and the like, which belong to no database. */
    static final String BACKGROUND = "postgres background";

    /** What a process of the table is called here, where that says more. */
    private static final Map<String, String> TITLES = Map.of("issuer", "simulator and issuer");

    /** Our own connections are the administrator's; their work counts as the load's. */
    private static final String SESSIONS =
            "SELECT pid, CASE WHEN usename = current_user THEN '' ELSE coalesce(datname, '') END,"
                    + " coalesce(usename = current_user, false) FROM pg_stat_activity";

    private final ProcessTable table;
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private boolean known = true;
    private boolean begun;

    private static final class Reading {
        private final String label;
        private final Duration first;
        private Duration last;

        Reading(String label, Duration first, Duration last) {
            this.label = label;
            this.first = first;
            this.last = last;
        }

        Duration spent() {
            return last.minus(first);
        }
    }

    CpuMeter(ProcessTable table) {
        this.table = table;
    }

    /** Reads every process. The first time is the beginning of the measurement. */
    void sample(Connection postgres) throws SQLException {
        read(LOAD, ProcessHandle.current());
        Map<Long, String> sessions = sessions(postgres);
        table.running().forEach((name, process) -> {
            if (name.equals("postgres")) {
                read(BACKGROUND, process);
                children(process).forEach(child -> read(sessions.getOrDefault(child.pid(), BACKGROUND), child));
            } else {
                read(TITLES.getOrDefault(name, name), process);
            }
        });
        begun = true;
    }

    private static List<ProcessHandle> children(ProcessHandle process) {
        try (var children = process.children()) {
            return children.toList();
        }
    }

    private static Map<Long, String> sessions(Connection postgres) throws SQLException {
        Map<Long, String> sessions = new HashMap<>();
        try (Statement statement = postgres.createStatement();
                ResultSet rows = statement.executeQuery(SESSIONS)) {
            while (rows.next()) {
                String database = rows.getString(2);
                sessions.put(
                        rows.getLong(1),
                        rows.getBoolean(3) ? LOAD : database.isEmpty() ? BACKGROUND : "postgres " + database);
            }
        }
        return sessions;
    }

    private void read(String label, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        Optional<Duration> cpu = info.totalCpuDuration();
        if (cpu.isEmpty()) {
            known &= !process.isAlive();
            return;
        }
        String key = process.pid() + " " + info.startInstant().orElse(null);
        Reading reading = readings.get(key);
        if (reading == null) {
            readings.put(key, new Reading(label, begun ? Duration.ZERO : cpu.get(), cpu.get()));
        } else {
            reading.last = cpu.get();
        }
    }

    /** Seconds of one core between the first and the last sample, by process; empty where the platform tells nothing. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        if (known) {
            readings.values()
                    .forEach(reading ->
                            seconds.merge(reading.label, reading.spent().toNanos() / 1e9, Double::sum));
        }
        return seconds;
    }
}
