package org.scriptline.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.scriptline.local.stack.StackDirectory;

/** Shows on this terminal what a detached supervisor writes to its log. */
final class SupervisorLog {
    private static final long LOOK_MILLIS = 100;
    private static final int CHUNK = 8192;

    private final StackDirectory directory;
    private final PrintWriter out;

    SupervisorLog(StackDirectory directory, PrintWriter out) {
        this.directory = directory;
        this.out = out;
    }

    /** Returns 0 when the stack is ready, else the exit status of the supervisor that gave up. */
    int followUntilReady(Process supervisor) throws InterruptedException {
        try (RandomAccessFile log =
                new RandomAccessFile(directory.log("supervisor").toFile(), "r")) {
            while (true) {
                boolean ended = supervisor.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                boolean ready = Files.exists(directory.readyMark());
                print(log);
                if (ended) {
                    return Math.max(1, supervisor.exitValue());
                }
                if (ready) {
                    return 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The supervisor's log cannot be read", e);
        }
    }

    private void print(RandomAccessFile log) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = log.read(chunk); length > 0; length = log.read(chunk)) {
            out.print(new String(chunk, 0, length, StandardCharsets.UTF_8));
        }
        out.flush();
    }
}
