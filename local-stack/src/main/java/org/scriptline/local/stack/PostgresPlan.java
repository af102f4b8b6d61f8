package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Passwords passwords = Passwords.readOrCreate(directory.passwords(), Databases.ROLES);
        if (Files.exists(directory.postgresData().resolve("PG_VERSION"))) {
            clearLeftovers();
        } else {
            initialise(passwords);
        }
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
                "-c",
                "jit=off",
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
        return Map.of("LC_ALL", "C");
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

    private void initialise(Passwords passwords) {
        Path data = directory.postgresData();
        try {
            if (Files.exists(data)) {
                // An initdb that was interrupted: it writes PG_VERSION early, so nothing of value can lie here.
                new StackDirectory(data).wipe();
            }
            Path draft = data.resolveSibling("postgres.draft");
            new StackDirectory(draft).wipe();
            Path secret = Files.createTempFile(
                    directory.root(),
                    "initdb",
                    ".secret",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(secret, passwords.of(Passwords.ADMINISTRATOR) + "\n");
                Commands.require(
                        "PostgreSQL cannot prepare its data directory",
                        Unprivileged.command(List.of(
                                PostgresBinaries.in(cache).program("initdb"),
                                "-D",
                                draft.toString(),
                                "-U",
                                Passwords.ADMINISTRATOR,
                                "--pwfile=" + secret,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C")),
                        environment(),
                        directory.log("initdb"));
                Files.move(draft, data);
            } finally {
                Files.delete(secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory of PostgreSQL cannot be made in " + directory.root(), e);
        }
    }

    /** After a SIGKILL the server's own pid file stays behind, and its pid may by now be somebody else's. */
    private void clearLeftovers() {
        Path file = directory.postgresData().resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            List<String> lines = Files.readAllLines(file);
            Optional<ProcessHandle> postmaster = lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(PostgresPlan::isPostgres);
            if (postmaster.isPresent()) {
                end(postmaster.get());
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The leftover " + file + " cannot be cleared", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(path -> path.endsWith("postgres"))
                .isPresent();
    }

    private static void end(ProcessHandle postmaster) {
        List<ProcessHandle> family = new ArrayList<>(List.of(postmaster));
        try (Stream<ProcessHandle> descendants = postmaster.descendants()) {
            descendants.forEach(family::add);
        }
        family.forEach(ProcessHandle::destroyForcibly);
        if (!Waiting.until(Duration.ofSeconds(10), () -> family.stream().noneMatch(ProcessHandle::isAlive))) {
            throw new StackException("An earlier PostgreSQL (pid %d) does not end.".formatted(postmaster.pid()));
        }
    }
}
