package org.scriptline.local.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The client's own record of what it asked and what it was told, one JSON line each: {@code invoke} before an operation,
 * {@code ok} or {@code fail} for a definite answer, {@code unknown} for an attempt without one. A checker reads it afterwards.
 */
public final class OperationLog implements AutoCloseable {

    /** What a line says. */
    public enum Phase {
        INVOKE,
        OK,
        FAIL,
        UNKNOWN
    }

    private final Writer writer;
    private final Clock clock = Clock.systemUTC();

    private OperationLog(Writer writer) {
        this.writer = writer;
    }

    /** Appends to this file; its directory is made when missing. */
    public static OperationLog open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new OperationLog(
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("the operation log cannot be opened", e);
        }
    }

    /**
     * Writes one line.
     *
     * @param life which prescription of the run it is about
     * @param operation prescribe, cancel …
     * @param more adds what else there is to say, never patient data
     */
    public synchronized void write(int life, String operation, Phase phase, UnaryOperator<ObjectNode> more) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", clock.instant().toString());
        line.put("life", life);
        line.put("operation", operation);
        line.put("phase", phase.name().toLowerCase(Locale.ROOT));
        try {
            writer.write(more.apply(line) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the operation log cannot be written", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the operation log cannot be closed", e);
        }
    }
}
