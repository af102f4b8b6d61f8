package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's data directory: made once by initdb, and freed of what a killed server leaves behind. */
final class PostgresData {
    /** For PostgreSQL's programs: messages in English, whatever the machine speaks. */
    static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C");

    private final StackDirectory directory;
    private final PostgresBinaries binaries;

    PostgresData(StackDirectory directory, PostgresBinaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
    }

    void prepare() {
        if (Files.exists(directory.postgresData().resolve("PG_VERSION"))) {
            clearLeftovers();
            forgetCapture();
        } else {
            initialise();
        }
    }

    private void initialise() {
        Path data = directory.postgresData();
        try {
            if (Files.exists(data)) {
                // Without PG_VERSION it was never a cluster: initdb works on a draft that is renamed when complete.
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
                Files.writeString(
                        secret,
                        Passwords.readOrCreate(directory.passwords(), Databases.ROLES)
                                        .of(Passwords.ADMINISTRATOR) + "\n");
                Commands.require(
                        "PostgreSQL cannot prepare its data directory",
                        Unprivileged.command(List.of(
                                binaries.program("initdb"),
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
                        ENVIRONMENT,
                        directory.log("initdb"));
                Files.move(draft, data);
            } finally {
                Files.delete(secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory of PostgreSQL cannot be made in " + directory.root(), e);
        }
    }

    /**
     * After a SIGKILL the server's own pid file stays behind. Whether its pid is dead and the shared memory free PostgreSQL
     * checks itself, and must; only a pid that by now belongs to somebody else would stop it for ever.
     */
    private void clearLeftovers() {
        Path file = directory.postgresData().resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            Optional<ProcessHandle> named = Files.readAllLines(file).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
            if (named.isEmpty()) {
                return;
            }
            if (isPostgres(named.get())) {
                ProcessFamily.of(named.get()).kill();
            } else {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The leftover " + file + " cannot be cleared", e);
        }
    }

    /** A capture of statements that was killed would go on writing values into the log. */
    private void forgetCapture() {
        Path settings = directory.postgresData().resolve("postgresql.auto.conf");
        try {
            List<String> lines = Files.readAllLines(settings);
            List<String> kept = lines.stream()
                    .filter(line -> !line.startsWith("auto_explain.") && !line.startsWith("log_line_prefix"))
                    .toList();
            if (kept.size() < lines.size()) {
                Files.write(settings, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The settings in " + settings + " cannot be read", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(path -> path.endsWith("postgres"))
                .isPresent();
    }
}
