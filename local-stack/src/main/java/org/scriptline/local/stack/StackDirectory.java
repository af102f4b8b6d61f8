package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.scriptline.local.simulator.PartnerChannels;

/**
 * Where one stack keeps its data, logs, keys and pid files; usually {@code .erx/<port base>/} in the repository. Only its
 * owner may enter it, because the databases' passwords and the signing key lie here.
 *
 * @param root the directory itself
 */
public record StackDirectory(Path root) {

    /** Makes the directory and what lies in it. */
    public StackDirectory create() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            for (Path directory : List.of(logs(), run(), applications(), ledger(), incoming(), partners())) {
                Files.createDirectories(directory);
            }
            for (Path folder :
                    PartnerChannels.demonstration(partners()).folders().values()) {
                Files.createDirectories(folder);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + root + " cannot be made", e);
        }
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of one process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Pid files, the lock and the mark of a ready stack. */
    public Path run() {
        return root.resolve("run");
    }

    /** Exists while every process has been ready once since the supervisor started. */
    public Path readyMark() {
        return run().resolve("ready");
    }

    /** Made by {@code ./erx up} to ask a supervisor for what has died; the supervisor removes it when that is ready. */
    public Path startRequest() {
        return run().resolve("start-request");
    }

    /** Copies of the built programs, so that a build beside a running stack does not take its classes away. */
    public Path applications() {
        return root.resolve("applications");
    }

    /** Files that a service may be asked to load. */
    public Path incoming() {
        return root.resolve("incoming");
    }

    /** The folders through which files are exchanged with pharmacies, each named by its NCPDP id. */
    public Path partners() {
        return root.resolve("partners");
    }

    public Path postgresData() {
        return root.resolve("postgres");
    }

    public Path kafkaData() {
        return root.resolve("kafka");
    }

    /** What the pharmacy simulator has received. */
    public Path ledger() {
        return root.resolve("ledger");
    }

    public Path passwords() {
        return root.resolve("passwords.properties");
    }

    public Path signingKey() {
        return root.resolve("signing-key.json");
    }

    /** Removes everything, data included. The stack must not be running. */
    public void wipe() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + root + " cannot be wiped", e);
        }
    }
}
