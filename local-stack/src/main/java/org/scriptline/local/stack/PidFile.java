package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers a process across a crash of whoever started it. Besides the pid it holds the moment the process started, so a
 * pid that the system gave to somebody else is never taken for ours.
 */
final class PidFile {
    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + startOf(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file " + file + " cannot be written", e);
        }
    }

    /** Whether somebody wrote it, whatever became of the process since. */
    boolean exists() {
        return Files.exists(file);
    }

    /** The process this file names, if it still runs. */
    Optional<ProcessHandle> alive() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> parts.length > 1 && parts[1].equals(startOf(process)));
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file " + file + " cannot be read", e);
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file " + file + " cannot be removed", e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("unknown");
    }
}
