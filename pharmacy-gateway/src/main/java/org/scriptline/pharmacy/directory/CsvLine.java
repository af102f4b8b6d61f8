package org.scriptline.pharmacy.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a CSV file (RFC 4180): a comma or a line break inside a field stands in double quotes, a quote in it is doubled.
 *
 * @param number the line on which it begins, 1 is the first
 * @param fields without surrounding blanks
 * @param closed false when the file ends inside a quoted field
 */
record CsvLine(int number, List<String> fields, boolean closed) {

    /** Longest record in characters; more is a missing quote. */
    private static final int LONGEST = 32 * 1024;

    /** Reads records one after another. */
    static final class Reader {

        private final BufferedReader lines;
        private int number;

        Reader(BufferedReader lines) {
            this.lines = lines;
        }

        /** The next record that is neither blank nor a comment; null at the end. */
        @Nullable
        CsvLine next() throws IOException {
            while (true) {
                String line = lines.readLine();
                number++;
                if (line == null) {
                    return null;
                }
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank() && !text.startsWith("#")) {
                    return record(text);
                }
            }
        }

        private CsvLine record(String first) throws IOException {
            int begin = number;
            StringBuilder text = new StringBuilder(first);
            while (open(text) && text.length() <= LONGEST) {
                String more = lines.readLine();
                if (more == null) {
                    return new CsvLine(begin, List.of(), false);
                }
                number++;
                text.append('\n').append(more);
            }
            return open(text) ? new CsvLine(begin, List.of(), false) : new CsvLine(begin, split(text), true);
        }
    }

    private static boolean open(CharSequence text) {
        return text.chars().filter(character -> character == '"').count() % 2 == 1;
    }

    private static List<String> split(CharSequence text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' && quoted && index + 1 < text.length() && text.charAt(index + 1) == '"') {
                field.append('"');
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
