package org.scriptline.formulary.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.Defects;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.PayerFile;

/** Reads a file in NLM's Rich Release Format line by line: no header, a bar behind every cell, UTF-8. */
final class RrfReader {

    /** A full release has about eight million relations and as many attributes. */
    private static final int MOST_ROWS = 100_000_000;

    private static final int LONGEST_LINE = 65_536;
    private static final int ROWS_BETWEEN_REPORTS = 1 << 18;

    private final PayerFile file;
    private final int width;
    private final Defects defects;
    private final LoadProgress progress;

    /** @param width how many cells each line has */
    RrfReader(PayerFile file, int width, Defects defects, LoadProgress progress) {
        this.file = file;
        this.width = width;
        this.defects = defects;
        this.progress = progress;
    }

    /** One line; no cell becomes an object before it is asked for. */
    static final class Line {
        private final int[] ends;
        private String text = "";
        private int number;

        private Line(int width) {
            ends = new int[width];
        }

        private int moveTo(int line, String newText) {
            number = line;
            text = newText;
            int cells = 0;
            for (int end = text.indexOf('|'); end >= 0; end = text.indexOf('|', end + 1)) {
                if (cells < ends.length) {
                    ends[cells] = end;
                }
                cells++;
            }
            return cells;
        }

        private int start(int cell) {
            return cell == 0 ? 0 : ends[cell - 1] + 1;
        }

        int number() {
            return number;
        }

        String cell(int cell) {
            return text.substring(start(cell), ends[cell]);
        }

        boolean is(int cell, String value) {
            int start = start(cell);
            return ends[cell] - start == value.length() && text.startsWith(value, start);
        }

        /** Neither suppressed by its source nor by the editors. */
        boolean current(int cell) {
            return is(cell, "N") || is(cell, "");
        }

        /** A code of at most nine digits; -1 when it is none. */
        int code(int cell) {
            int start = start(cell);
            int end = ends[cell];
            int code = 0;
            for (int index = start; index < end; index++) {
                char digit = text.charAt(index);
                if (digit < '0' || digit > '9' || index - start == 9) {
                    return -1;
                }
                code = code * 10 + digit - '0';
            }
            return end == start || code == 0 ? -1 : code;
        }
    }

    /** Gives every line to the consumer until the file ends or too many defects were found. */
    void read(Consumer<Line> lines) {
        int number = 0;
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try (var reader = new BufferedReader(new InputStreamReader(file.source().open(), decoder), 1 << 16)) {
            var line = new Line(width);
            for (String text = reader.readLine(); text != null && !defects.full(); text = reader.readLine()) {
                number++;
                if (number % ROWS_BETWEEN_REPORTS == 0) {
                    progress.at(file.name(), number);
                }
                if (number > MOST_ROWS || text.length() > LONGEST_LINE) {
                    refuse(
                            number,
                            null,
                            "is beyond " + MOST_ROWS + " rows or longer than " + LONGEST_LINE + " characters");
                    return;
                }
                int cells = line.moveTo(number, text);
                if (cells != width) {
                    refuse(number, null, "has " + cells + " cells where this file of RxNorm has " + width);
                } else {
                    lines.accept(line);
                }
            }
            if (number == 0) {
                refuse(0, null, "the file is empty");
            }
        } catch (IOException damaged) {
            refuse(number, null, "the file cannot be read beyond this line: it is cut, damaged or not UTF-8");
        }
    }

    void refuse(int line, @Nullable String column, String reason) {
        defects.add(new Defect(file.name(), line, column, reason));
    }
}
