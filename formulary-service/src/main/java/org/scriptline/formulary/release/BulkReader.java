package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a pipe-separated file of up to hundreds of millions of rows, a buffer at a time. */
final class BulkReader {

    /** Network files come in parts of 51 million rows, pricing has 54 million (second quarter of 2026). */
    static final int MOST_ROWS = 1_000_000_000;

    private static final int BUFFER = 1 << 18;
    private static final int ROWS_BETWEEN_REPORTS = 1 << 18;

    private final CmsTable table;
    private final PayerFile file;
    private final Defects defects;
    private final LoadProgress progress;
    private int line;
    private boolean blankSeen;

    BulkReader(CmsTable table, PayerFile file, Defects defects, LoadProgress progress) {
        this.table = table;
        this.file = file;
        this.defects = defects;
        this.progress = progress;
    }

    /**
     * Gives every row until the file ends or too many defects were found.
     *
     * @param rows makes the consumer once the header is known
     */
    void read(Function<ByteRow, Consumer<ByteRow>> rows) {
        byte[] buffer = new byte[BUFFER];
        int kept = 0;
        ByteRow row = null;
        Consumer<ByteRow> consumer = null;
        try (InputStream bytes = file.source().open()) {
            for (int read = bytes.read(buffer, 0, BUFFER); read >= 0; read = bytes.read(buffer, kept, BUFFER - kept)) {
                int end = kept + read;
                int start = 0;
                for (int newline = next(buffer, kept, end); newline >= 0; newline = next(buffer, start, end)) {
                    if (row == null) {
                        row = header(text(buffer, start, newline));
                        if (row == null) {
                            return;
                        }
                        consumer = rows.apply(row);
                    } else if (consumer != null) {
                        take(row, buffer, start, newline, consumer);
                    }
                    start = newline + 1;
                }
                if (defects.full()) {
                    return;
                }
                kept = end - start;
                System.arraycopy(buffer, start, buffer, 0, kept);
                if (kept == BUFFER) {
                    refuse(line + 1, "is longer than " + BUFFER + " characters");
                    return;
                }
            }
            if (row == null) {
                row = header(kept == 0 ? null : text(buffer, 0, kept));
            } else if (kept > 0 && consumer != null) {
                take(row, buffer, 0, kept, consumer);
            }
        } catch (IOException damaged) {
            refuse(line, "the file cannot be read beyond this line: it is cut or damaged");
        }
    }

    private @Nullable ByteRow header(@Nullable String text) {
        line = 1;
        Map<String, Integer> positions = TableHeader.read(table, file.name(), defects, text);
        return positions == null ? null : new ByteRow(file.name(), positions, defects);
    }

    private void take(ByteRow row, byte[] buffer, int from, int newline, Consumer<ByteRow> consumer) {
        int to = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        line++;
        if (to == from) {
            blankSeen = true;
            return;
        }
        if (blankSeen) {
            refuse(line, "follows an empty line");
            blankSeen = false;
            return;
        }
        if (line > MOST_ROWS) {
            refuse(line, "is beyond " + MOST_ROWS + " rows");
            return;
        }
        if (line % ROWS_BETWEEN_REPORTS == 0) {
            progress.at(file.name(), line);
        }
        if (!defects.full() && row.moveTo(line, buffer, from, to)) {
            consumer.accept(row);
        }
    }

    private void refuse(int where, String reason) {
        defects.add(new Defect(file.name(), where, null, reason));
    }

    private static int next(byte[] buffer, int from, int end) {
        for (int index = from; index < end; index++) {
            if (buffer[index] == '\n') {
                return index;
            }
        }
        return -1;
    }

    private static String text(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1).strip();
    }
}
