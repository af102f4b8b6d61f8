package org.scriptline.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, durable: {@code fsync} and {@code synchronous_commit} are on and stay on, since every promise of the suite rests
 * on a commit that survives. Passwords by SCRAM, the loopback address only, no Unix socket.
 */
final class PostgresPlan implements ProcessPlan {
    private static final int MAX_CONNECTIONS = 120;

    private final StackDirectory directory;
    private final int port;
    private final Path cache;
    private final Databases databases;

    PostgresPlan(StackDirectory directory, int port, Path cache) {
        this.directory = directory;
        this.port = port;
        this.cache = cache;
        this.databases = new Databases(directory, port);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() {
        new PostgresData(directory, PostgresBinaries.in(cache)).prepare();
    }

    @Override
    public List<String> command() {
        return Unprivileged.command(List.of(
                PostgresBinaries.in(cache).program("postgres"),
                "-D",
                directory.postgresData().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "max_connections=" + MAX_CONNECTIONS,
                "-c",
                "shared_buffers=192MB",
                "-c",
                "max_wal_size=2GB",
                // For ./erx load. The first counts statements and keeps their shape, never their values; the second is
                // off until --compare asks for the values of invented patients.
                "-c",
                "shared_preload_libraries=pg_stat_statements,auto_explain",
                "-c",
                "jit=off",
                // A fresh database is measured in its first minute: its tables must be analysed before that is over.
                "-c",
                "autovacuum_naptime=10s",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                // Terse: the detail of an error repeats values of rows, and rows hold patients.
                "-c",
                "log_error_verbosity=terse"));
    }

    @Override
    public Map<String, String> environment() {
        return PostgresData.ENVIRONMENT;
    }

    @Override
    public boolean ready() {
        return databases.reachable();
    }

    @Override
    public void complete() {
        databases.createMissing();
    }

    /** A fast shutdown: SIGTERM alone would wait for every client to leave. */
    @Override
    public void askToStop(Process process) {
        Commands.run(
                Unprivileged.command(List.of(
                        PostgresBinaries.in(cache).program("pg_ctl"),
                        "stop",
                        "-D",
                        directory.postgresData().toString(),
                        "-m",
                        "fast",
                        "-W")),
                environment(),
                directory.log(name()));
    }

    @Override
    public Duration stopPatience() {
        return Duration.ofSeconds(30);
    }

    /** When the server alone was killed, its children need a moment to notice, and hold the shared memory until then. */
    @Override
    public int attempts() {
        return 20;
    }
}
