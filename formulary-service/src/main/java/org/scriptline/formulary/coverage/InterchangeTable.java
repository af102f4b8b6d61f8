package org.scriptline.formulary.coverage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads this package's authored lists: pipe separated, a header row, {@code #} begins a comment. */
final class InterchangeTable {

    private InterchangeTable() {}

    /** The cells of all rows; a file whose header is another one is not read. */
    static List<String[]> rows(String file, String header) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(header)) {
            throw new IllegalStateException(file + " does not begin with " + header);
        }
        int columns = header.split("\\|", -1).length;
        return lines.stream().skip(1).map(line -> cells(file, line, columns)).toList();
    }

    private static String[] cells(String file, String line, int columns) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(file + ": " + line);
        }
        return cells;
    }

    private static List<String> lines(String file) {
        try (InputStream stream = InterchangeTable.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing: " + file);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
