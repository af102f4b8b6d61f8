package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder, or a zip of files and of zips, with a payer's tables: which table each file holds, and one hash over all.
 *
 * @param archive the zip, null for a folder
 * @param files one file for each table that fits into memory
 * @param bulk the files of each table that does not
 * @param ignored names of the other files, for the operator
 * @param repeated tables of which two files were found, which refuses the folder
 */
public record PayerFolder(
        @Nullable Path archive,
        Map<CmsTable, PayerFile> files,
        Map<CmsTable, List<PayerFile>> bulk,
        List<String> ignored,
        List<Defect> repeated) {

    private static final int MOST_FILES = 200;
    private static final Set<String> ENDINGS = Set.of("txt", "psv", "csv");

    /** Looks through the folder itself and the zips in it, not through folders beneath it; or through one zip. */
    public static PayerFolder of(Path path) throws IOException {
        boolean zip = Files.isRegularFile(path);
        var found = new PayerFolder(
                zip ? path : null,
                new EnumMap<>(CmsTable.class),
                new EnumMap<>(CmsTable.class),
                new ArrayList<>(),
                new ArrayList<>());
        List<Path> places = zip ? List.of(path) : listed(path);
        for (Path place : places) {
            String name = String.valueOf(place.getFileName());
            if (ZipParts.isZip(name)) {
                addArchive(place, name, found);
            } else {
                found.add(new PayerFile(name, () -> Files.newInputStream(place)));
            }
        }
        found.bulk.values().forEach(parts -> parts.sort(Comparator.comparing(PayerFile::name)));
        return found;
    }

    private static void addArchive(Path place, String name, PayerFolder found) {
        try {
            new ZipParts(place).files().forEach(found::add);
        } catch (IOException damaged) {
            found.repeated.add(new Defect(name, 0, null, "is no whole zip archive: it is cut or damaged"));
        }
    }

    private void add(PayerFile file) {
        String name = file.name();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var table = ENDINGS.contains(ending) ? CmsTable.ofFileName(name) : Optional.<CmsTable>empty();
        if (table.isEmpty()) {
            ignored.add(name);
        } else if (table.get().bulk()) {
            bulk.computeIfAbsent(table.get(), key -> new ArrayList<>()).add(file);
        } else if (files.putIfAbsent(table.get(), file) != null) {
            repeated.add(new Defect(name, 0, null, "is a second " + table.get().fileNameWords() + " file"));
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        }
    }

    /** Whether any file is a table that is known. */
    boolean holdsTables() {
        return !files.isEmpty() || !bulk.isEmpty() || !repeated.isEmpty();
    }

    /**
     * SHA-256 in hexadecimal: of a folder over table names and bytes, so that equal content is equal whatever the files
     * are called; of a zip over the zip's own bytes.
     */
    public String contentHash() throws IOException {
        var hash = new ContentHash();
        if (archive != null) {
            hash.add(Files.newInputStream(archive));
            return hash.hexadecimal();
        }
        for (Map.Entry<CmsTable, PayerFile> entry : files.entrySet()) {
            add(hash, entry.getKey(), entry.getValue());
        }
        for (Map.Entry<CmsTable, List<PayerFile>> entry : bulk.entrySet()) {
            for (PayerFile part : entry.getValue()) {
                add(hash, entry.getKey(), part);
            }
        }
        return hash.hexadecimal();
    }

    private static void add(ContentHash hash, CmsTable table, PayerFile file) throws IOException {
        hash.add(table.name().getBytes(StandardCharsets.US_ASCII));
        try {
            InputStream bytes = file.source().open();
            hash.add(bytes);
        } catch (IOException damaged) {
            // Reading its rows meets the same damage and names the line; the hash then belongs to a refused folder.
            hash.add("damaged".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
