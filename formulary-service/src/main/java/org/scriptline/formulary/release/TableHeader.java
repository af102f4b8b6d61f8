package org.scriptline.formulary.release;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a header row: which column stands where. Unknown, repeated and missing columns are defects. */
final class TableHeader {

    private TableHeader() {}

    static @Nullable Map<String, Integer> read(
            CmsTable table, String fileName, Defects defects, @Nullable String text) {
        if (text == null || text.isBlank()) {
            defects.add(new Defect(fileName, 0, null, "the file is empty"));
            return null;
        }
        int before = defects.count();
        Map<String, Integer> positions = new HashMap<>();
        int position = 0;
        for (String name : List.of(text.split("\\|", -1))) {
            String column = name.strip().toUpperCase(Locale.ROOT);
            if (!table.knows(column)) {
                defects.add(new Defect(
                        fileName,
                        1,
                        shown(column),
                        "is not a column of the " + table.fileNameWords() + " file that this version knows"));
            } else if (positions.put(column, position) != null) {
                defects.add(new Defect(fileName, 1, column, "comes twice"));
            }
            position++;
        }
        for (String column : table.required()) {
            if (!positions.containsKey(column)) {
                defects.add(new Defect(fileName, 1, column, "is missing from the header"));
            }
        }
        return defects.count() == before ? positions : null;
    }

    private static String shown(String column) {
        return column.length() > 60 ? column.substring(0, 60) + "…" : column;
    }
}
