package org.scriptline.contracts.products;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the pipe-separated resources beside this class: one header line, then one row a line.
 *
 * <p>A row of the wrong width stops the program at start: these files are part of it, so a broken one
 * is a bug and not a condition to live with.
 */
final class PipeTable {

    private PipeTable() {}

    static List<String[]> rows(String resource, String header) {
        List<String> lines = lines(resource);
        if (lines.isEmpty() || !lines.getFirst().equals(header)) {
            throw new IllegalStateException(resource + " does not start with " + header);
        }
        int width = header.split("\\|", -1).length;
        List<String[]> rows = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != width) {
                throw new IllegalStateException(resource + " has " + cells.length + " cells in: " + line);
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The parts of a cell that lists several values, without empty ones. */
    static List<String> parts(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream in = PipeTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
