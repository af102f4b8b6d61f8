package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with a payer's files: which table each holds, and one hash over all that are read.
 *
 * @param files one file for each table that was found
 * @param ignored names of the other files, for the operator
 * @param repeated tables of which two files were found, which refuses the folder
 */
public record PayerFolder(Map<CmsTable, PayerFile> files, List<String> ignored, List<Defect> repeated) {

    private static final int MOST_FILES = 200;
    private static final Set<String> ENDINGS = Set.of("txt", "psv", "csv");

    /** Looks through the folder itself, not through folders beneath it. */
    public static PayerFolder of(Path folder) throws IOException {
        Map<CmsTable, PayerFile> files = new EnumMap<>(CmsTable.class);
        List<String> ignored = new ArrayList<>();
        List<Defect> repeated = new ArrayList<>();
        for (Path path : listed(folder)) {
            String name = String.valueOf(path.getFileName());
            String ending = name.substring(name.lastIndexOf('.') + 1);
            var table = ENDINGS.contains(ending) ? CmsTable.ofFileName(name) : Optional.<CmsTable>empty();
            if (table.isEmpty()) {
                ignored.add(name);
            } else if (files.putIfAbsent(table.get(), new PayerFile(name, () -> Files.newInputStream(path))) != null) {
                repeated.add(
                        new Defect(name, 0, null, "is a second " + table.get().fileNameWords() + " file"));
            }
        }
        return new PayerFolder(files, ignored, repeated);
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        }
    }

    /** SHA-256 over table names and bytes, in hexadecimal: equal for equal content, whatever the files are called. */
    public String contentHash() throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        for (Map.Entry<CmsTable, PayerFile> entry : files.entrySet()) {
            digest.update(entry.getKey().name().getBytes(StandardCharsets.US_ASCII));
            try (InputStream bytes = entry.getValue().source().open()) {
                for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }
}
