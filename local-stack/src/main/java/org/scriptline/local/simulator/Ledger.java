package org.scriptline.local.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of everything that reached or left the pretend pharmacies: one JSON line for each entry, with the XML
 * where a restart or a curious tester needs it. Entries are kept in memory without their XML.
 *
 * <p>Lines are written before anybody is told, so a killed process loses nothing; they are not forced to the disk, since a power
 * cut is not what this stand-in for a pharmacy is there to survive. A line cut short by a kill is dropped at the next start.
 */
final class Ledger implements AutoCloseable {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private record Line(LedgerEntry entry, @Nullable String xml) {}

    private record Span(long position, int length) {}

    private final FileChannel file;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, Span> received = new HashMap<>();
    private long end;

    private Ledger(FileChannel file) {
        this.file = file;
    }

    /** Opens the ledger in this directory and hands every entry of earlier runs, with its XML if it has one, to {@code restore}. */
    static Ledger open(Path directory, BiConsumer<LedgerEntry, @Nullable String> restore) {
        try {
            Files.createDirectories(directory);
            FileChannel file = FileChannel.open(
                    directory.resolve("pharmacy-ledger.jsonl"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            Ledger ledger = new Ledger(file);
            ledger.reload(directory.resolve("pharmacy-ledger.jsonl"), restore);
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("the pharmacy ledger cannot be opened", e);
        }
    }

    private void reload(Path path, BiConsumer<LedgerEntry, @Nullable String> restore) throws IOException {
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                int length = text.getBytes(StandardCharsets.UTF_8).length + 1;
                if (end + length > file.size()) {
                    break;
                }
                Line line = JSON.readValue(text, Line.class);
                remember(line.entry(), new Span(end, length));
                end += length;
                restore.accept(line.entry(), line.xml());
            }
        }
        file.truncate(end);
    }

    synchronized void append(LedgerEntry entry, @Nullable String xml) {
        try {
            byte[] line = (JSON.writeValueAsString(new Line(entry, xml)) + "\n").getBytes(StandardCharsets.UTF_8);
            ByteBuffer buffer = ByteBuffer.wrap(line);
            long position = end;
            while (buffer.hasRemaining()) {
                position += file.write(buffer, position);
            }
            remember(entry, new Span(end, line.length));
            end = position;
        } catch (IOException e) {
            throw new UncheckedIOException("the pharmacy ledger cannot be written", e);
        }
    }

    private void remember(LedgerEntry entry, Span span) {
        entries.add(entry);
        String messageId = entry.messageId();
        if (entry.event() == LedgerEntry.Event.RECEIVED && messageId != null) {
            received.putIfAbsent(messageId, span);
        }
    }

    /** How many entries there are. */
    synchronized int size() {
        return entries.size();
    }

    /** The entries from index {@code first} on, oldest first, {@code most} of them at most. */
    synchronized List<LedgerEntry> entries(int first, int most) {
        int start = Math.clamp(first, 0, entries.size());
        int behind = start + Math.clamp(most, 0, entries.size() - start);
        return List.copyOf(entries.subList(start, behind));
    }

    /** The XML of a received message exactly as it came, by its MessageID. */
    synchronized Optional<String> receivedXml(String messageId) {
        Span span = received.get(messageId);
        if (span == null) {
            return Optional.empty();
        }
        try {
            ByteBuffer buffer = ByteBuffer.allocate(span.length());
            while (buffer.hasRemaining() && file.read(buffer, span.position() + buffer.position()) >= 0) {
                // A read may return less than was asked for.
            }
            return Optional.ofNullable(
                    JSON.readValue(buffer.array(), Line.class).xml());
        } catch (IOException e) {
            throw new UncheckedIOException("the pharmacy ledger cannot be read", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the pharmacy ledger cannot be closed", e);
        }
    }
}
