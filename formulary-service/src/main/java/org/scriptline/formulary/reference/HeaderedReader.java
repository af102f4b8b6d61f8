package org.scriptline.formulary.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.Defects;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.PayerFile;

/**
 * Reads a table with a header row, in UTF-8 or, where the bytes are not UTF-8, in Windows-1252. Columns are found by name
 * whatever their case, blanks and underscores; a column that this version does not know refuses the file.
 */
final class HeaderedReader {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MOST_ROWS = 20_000_000;
    private static final int LONGEST_LINE = 65_536;
    private static final int ROWS_BETWEEN_REPORTS = 1 << 16;
    private static final char UNDECODABLE = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SHOWN = 60;

    /**
     * What a table looks like.
     *
     * @param separator between cells
     * @param quoted whether a cell may stand in double quotes
     * @param required columns without which nothing is read, in lower case without blanks and underscores
     * @param optional columns that are known and may be missing
     */
    record Layout(char separator, boolean quoted, Set<String> required, Set<String> optional) {}

    /** One row by column name. */
    interface Cells {
        /** Null when the cell is empty or the column is missing. */
        @Nullable
        String cell(String column);

        void refuse(@Nullable String column, String reason);
    }

    private final PayerFile file;
    private final Layout layout;
    private final Defects defects;
    private final LoadProgress progress;
    private Map<String, Integer> positions = Map.of();
    private Map<String, String> written = Map.of();
    private List<String> cells = List.of();
    private int line;

    HeaderedReader(PayerFile file, Layout layout, Defects defects, LoadProgress progress) {
        this.file = file;
        this.layout = layout;
        this.defects = defects;
        this.progress = progress;
    }

    /** Gives every row to the consumer until the file ends or too many defects were found. */
    void read(Consumer<Cells> rows) {
        Cells row = new Row();
        try {
            Charset charset = charset();
            try (var reader =
                    new BufferedReader(new InputStreamReader(file.source().open(), charset), 1 << 16)) {
                line = 1;
                if (!header(reader.readLine())) {
                    return;
                }
                for (String text = reader.readLine(); text != null && !defects.full(); text = reader.readLine()) {
                    line++;
                    if (line % ROWS_BETWEEN_REPORTS == 0) {
                        progress.at(file.name(), line);
                    }
                    if (!text.isBlank() && taken(text, charset)) {
                        rows.accept(row);
                    }
                }
            }
        } catch (IOException damaged) {
            refuse(null, "the file cannot be read beyond this line: it is cut or damaged");
        }
    }

    private Charset charset() throws IOException {
        var buffer = new char[1 << 16];
        try (InputStream bytes = file.source().open();
                var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())) {
            while (reader.read(buffer) >= 0) {
                // Only whether every byte is UTF-8 matters here.
                continue;
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return WINDOWS;
        }
    }

    private boolean header(@Nullable String text) {
        if (text == null || text.isBlank()) {
            defects.add(new Defect(file.name(), 0, null, "the file is empty"));
            return false;
        }
        int before = defects.count();
        positions = new HashMap<>();
        written = new HashMap<>();
        List<String> names = split(text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        for (int position = 0; names != null && position < names.size(); position++) {
            String shown = names.get(position).strip();
            String name = shown.toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
            if (!layout.required().contains(name) && !layout.optional().contains(name)) {
                refuse(
                        shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown,
                        "is a column that this version does not know");
            } else if (positions.put(name, position) != null) {
                refuse(shown, "comes twice");
            }
            written.put(name, shown);
        }
        layout.required().stream()
                .filter(name -> !positions.containsKey(name))
                .sorted()
                .forEach(name -> refuse(name, "is missing from the header"));
        return defects.count() == before;
    }

    private boolean taken(String text, Charset charset) {
        if (line > MOST_ROWS || text.length() > LONGEST_LINE) {
            refuse(null, "is beyond " + MOST_ROWS + " rows or longer than " + LONGEST_LINE + " characters");
            return false;
        }
        if (text.indexOf(UNDECODABLE) >= 0 || text.indexOf('\0') >= 0) {
            refuse(null, "has a byte that is not " + charset.name());
            return false;
        }
        List<String> read = split(text);
        if (read == null) {
            refuse(null, "has a quotation mark that is not closed");
            return false;
        }
        if (read.size() != positions.size()) {
            refuse(null, "has " + read.size() + " cells where the header has " + positions.size());
            return false;
        }
        cells = read;
        return true;
    }

    /** Null when a quotation mark is not closed. */
    private @Nullable List<String> split(String text) {
        List<String> all = new ArrayList<>();
        var cell = new StringBuilder();
        boolean inside = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (layout.quoted() && character == '"') {
                boolean doubled = inside && index + 1 < text.length() && text.charAt(index + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    index++;
                } else {
                    inside = !inside;
                }
            } else if (character == layout.separator() && !inside) {
                all.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        all.add(cell.toString());
        return inside ? null : all;
    }

    private void refuse(@Nullable String column, String reason) {
        defects.add(new Defect(file.name(), line, column, reason));
    }

    private final class Row implements Cells {
        @Override
        public @Nullable String cell(String column) {
            Integer position = positions.get(column);
            String text = position == null ? "" : cells.get(position).strip();
            return text.isEmpty() ? null : text;
        }

        @Override
        public void refuse(@Nullable String column, String reason) {
            HeaderedReader.this.refuse(column == null ? null : written.getOrDefault(column, column), reason);
        }
    }
}
