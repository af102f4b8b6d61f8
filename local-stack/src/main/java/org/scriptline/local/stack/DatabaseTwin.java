package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second PostgreSQL server with the data that the first had at one moment, durable and configured alike: somewhere to try what a
 * stack's databases can do without touching them. It is an online backup (PostgreSQL documentation, 25.3.3 "Making a base backup
 * using the low level API") and is removed when closed.
 */
public final class DatabaseTwin implements AutoCloseable {

    /** Its ports count from so far above the stack's. */
    private static final int DISTANCE = 40;

    /** What a backup leaves out: it belongs to the running server or is copied afterwards. */
    private static final Set<String> WITHOUT =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp");

    private static final Pattern START = Pattern.compile("\\(file ([0-9A-F]{24})\\)");

    private final Addresses twin;
    private @Nullable StackProcess process;

    private DatabaseTwin(Addresses twin) {
        this.twin = twin;
    }

    /** Copies the running server's data; the copy is not started. */
    public static DatabaseTwin copyOf(Addresses addresses) throws SQLException {
        Path root = addresses.directory().root().resolve("twin");
        new StackDirectory(root).wipe();
        StackDirectory directory = new StackDirectory(root).create();
        DatabaseAccess access = addresses.administration("postgres");
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            Files.copy(addresses.directory().passwords(), directory.passwords(), StandardCopyOption.COPY_ATTRIBUTES);
            statement.execute("SELECT pg_backup_start('twin', true)");
            Path data = addresses.directory().postgresData();
            copy(data, directory.postgresData());
            String label = finish(statement);
            Files.writeString(directory.postgresData().resolve("backup_label"), label);
            copyLog(data.resolve("pg_wal"), directory.postgresData().resolve("pg_wal"), label);
        } catch (IOException e) {
            throw new UncheckedIOException("The databases cannot be copied to " + root, e);
        }
        return new DatabaseTwin(new Addresses(new Ports(addresses.ports().base() + DISTANCE), directory));
    }

    private static String finish(Statement statement) throws SQLException {
        try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
            stopped.next();
            return stopped.getString(1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path target = to.resolve(from.relativize(directory).toString());
                Files.copy(directory, target, StandardCopyOption.COPY_ATTRIBUTES);
                return WITHOUT.contains(from.relativize(directory).toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().startsWith("postmaster.")) {
                    try {
                        Files.copy(
                                file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException removedMeanwhile) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException removedMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The write-ahead log from the backup's start on, without which the copy would be of no single moment. */
    private static void copyLog(Path from, Path to, String label) throws IOException {
        Matcher start = START.matcher(label);
        if (!start.find()) {
            throw new IOException("the backup's label names no start");
        }
        try (var segments = Files.list(from)) {
            for (Path segment : segments.toList()) {
                String name = segment.getFileName().toString();
                if (name.matches("[0-9A-F]{24}") && name.compareTo(start.group(1)) >= 0) {
                    Files.copy(segment, to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Starts it and returns when it answers. */
    public void start() {
        Path cache = new Programs(RepositoryRoot.find(), twin.directory(), null).cache();
        process =
                new StackProcess(new PostgresPlan(twin.directory(), twin.ports().postgres(), cache), twin.directory());
        process.start();
    }

    /** One of its databases, as its administrator. */
    public DatabaseAccess administration(String database) {
        return twin.administration(database);
    }

    /** Stops it and removes its data. */
    @Override
    public void close() {
        if (process != null) {
            process.stop();
        }
        twin.directory().wipe();
    }
}
