package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One owner per stack directory. The operating system lets the lock go when its owner dies, however it dies; what an owner
 * that died left running is found by its pid file and ended here.
 */
final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StackException when another process holds this directory */
    static StackLock claim(StackDirectory directory) {
        try {
            FileChannel channel = FileChannel.open(
                    directory.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StackException("A stack is already running in %s: ./erx status shows it, ./erx down stops it."
                        .formatted(directory.root()));
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory.root() + " cannot be locked", e);
        }
    }

    /** Ends what a crashed owner left behind and returns the names of it. Only the holder of the lock may. */
    static List<String> clearLeftovers(StackDirectory directory) {
        List<String> cleared = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.run())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                PidFile pidFile = new PidFile(file);
                Optional<ProcessHandle> process = pidFile.alive();
                if (process.filter(ProcessHandle.current()::equals).isPresent()) {
                    continue;
                }
                if (process.isPresent()) {
                    ProcessFamily.of(process.get()).end();
                    cleared.add(file.getFileName().toString().replace(".pid", ""));
                }
                pidFile.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory.run() + " cannot be read", e);
        }
        return List.copyOf(cleared);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock cannot be released", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
