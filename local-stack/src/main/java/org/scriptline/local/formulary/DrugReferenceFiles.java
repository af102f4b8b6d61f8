package org.scriptline.local.formulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.scriptline.local.stack.StackException;

/** Tells RxNorm, FDA NDC and NADAC files from a payer's by their names; the service looks at what is in them. */
final class DrugReferenceFiles {

    private static final int DEEPEST = 3;
    private static final Set<String> NAMES =
            Set.of("rxnconso.rrf", "rxnrel.rrf", "rxnsat.rrf", "product.txt", "package.txt");

    private DrugReferenceFiles() {}

    /** Whether a folder, a zip or a file holds such files. */
    static boolean at(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path, DEEPEST)) {
                    return files.anyMatch(file -> known(String.valueOf(file.getFileName())));
                }
            }
            if (!String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip")) {
                return known(String.valueOf(path.getFileName()));
            }
            try (var zip = new ZipFile(path.toFile())) {
                return zip.stream().map(ZipEntry::getName).anyMatch(DrugReferenceFiles::known);
            }
        } catch (IOException unreadable) {
            throw new StackException(path + " cannot be read.");
        }
    }

    private static boolean known(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || name.contains("nadac") && name.endsWith(".csv");
    }
}
