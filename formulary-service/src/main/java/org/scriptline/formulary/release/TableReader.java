package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a pipe-separated file with a header row; columns are found by name, so their order is free. */
final class TableReader {

    /** A longer line is not a row of any CMS table. */
    static final int LONGEST_LINE = 16_384;
    /** More rows than any table that is read here has ever had (plan information: 112,294; formulary: 1,300,284). */
    static final int MOST_ROWS = 10_000_000;

    private static final int ROWS_BETWEEN_REPORTS = 1 << 16;
    private static final char UNDECODABLE = '\uFFFD';

    private final CmsTable table;
    private final PayerFile file;
    private final Defects defects;
    private final LoadProgress progress;

    TableReader(CmsTable table, PayerFile file, Defects defects, LoadProgress progress) {
        this.table = table;
        this.file = file;
        this.defects = defects;
        this.progress = progress;
    }

    /** Takes the rows of a file. */
    @FunctionalInterface
    interface Rows {

        /** Takes a row cell by cell; not every cell need be sound. */
        void read(Row row);

        /** Takes a line that needs no reading cell by cell; false when it does. */
        default boolean take(byte[] buffer, int from, int to) {
            return false;
        }
    }

    /**
     * Gives every row until the file ends or too many defects were found.
     *
     * @param consumer makes what takes the rows once the columns' positions are known
     */
    void read(Function<Map<String, Integer>, Rows> consumer) {
        int line = 1;
        try (InputStream bytes = file.source().open()) {
            var lines = new ByteLines(bytes);
            Map<String, Integer> positions =
                    TableHeader.read(table, file.name(), defects, lines.next() ? lines.text(table.charset()) : null);
            if (positions == null) {
                return;
            }
            Rows rows = consumer.apply(positions);
            var row = new Row(file.name(), positions, defects);
            boolean blankSeen = false;
            while (!defects.full() && lines.next()) {
                line++;
                if (line % ROWS_BETWEEN_REPORTS == 0) {
                    progress.at(file.name(), line);
                }
                boolean usual = !blankSeen && line <= MOST_ROWS && lines.to() - lines.from() <= LONGEST_LINE;
                if (usual && rows.take(lines.buffer(), lines.from(), lines.to())) {
                    continue;
                }
                String text = lines.text(table.charset());
                if (text.isBlank()) {
                    blankSeen = true;
                    continue;
                }
                if (blankSeen) {
                    refuse(line, "follows an empty line");
                    return;
                }
                readRow(line, text, row, positions.size(), rows);
            }
        } catch (IOException damaged) {
            refuse(line, "the file cannot be read beyond this line: it is cut or damaged");
        }
    }

    private void readRow(int line, String text, Row row, int width, Rows rows) {
        if (line > MOST_ROWS || text.length() > LONGEST_LINE) {
            refuse(line, "is beyond " + MOST_ROWS + " rows or longer than " + LONGEST_LINE + " characters");
            return;
        }
        if (text.indexOf(UNDECODABLE) >= 0 || text.indexOf('\0') >= 0) {
            refuse(line, "has a byte that is not " + table.charset().name());
            return;
        }
        String[] cells = split(text, width);
        if (cells.length != width) {
            refuse(line, "has " + cells.length + " cells where the header has " + width);
            return;
        }
        row.moveTo(line, cells);
        rows.read(row);
    }

    private static String[] split(String text, int expected) {
        List<String> cells = new ArrayList<>(expected);
        int start = 0;
        for (int end = text.indexOf('|'); end >= 0; end = text.indexOf('|', start)) {
            cells.add(text.substring(start, end));
            start = end + 1;
        }
        cells.add(text.substring(start));
        return cells.toArray(String[]::new);
    }

    private void refuse(int line, String reason) {
        defects.add(new Defect(file.name(), line, null, reason));
    }
}
