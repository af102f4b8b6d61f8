package org.scriptline.formulary.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.scriptline.formulary.release.ContentHash;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.PayerFile;
import org.scriptline.formulary.release.ZipEntries;

/**
 * The reference files at one place: a folder (and the folders in it, two deep), a zip as NLM and the FDA pack them, or one
 * file alone.
 *
 * @param kind whose files they are
 * @param files in the order in which they are read
 */
record ReferenceFolder(ReferenceKind kind, List<PayerFile> files) {

    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 3;
    private static final List<String> RXNORM = List.of("rxnconso.rrf", "rxnrel.rrf", "rxnsat.rrf");
    private static final List<String> FDA = List.of("product.txt", "package.txt");

    /** What was found. */
    sealed interface Looked {}

    record Found(ReferenceFolder folder) implements Looked {}

    record Nothing(Defect why) implements Looked {}

    /** @throws IOException when the place cannot be read */
    static Looked at(Path path) throws IOException {
        String place = String.valueOf(path.getFileName());
        List<PayerFile> all = Files.isDirectory(path) ? listed(path) : isZip(place) ? packed(path) : List.of(one(path));
        boolean rxNorm = RXNORM.stream().anyMatch(name -> find(all, name).isPresent());
        boolean fda = FDA.stream().anyMatch(name -> find(all, name).isPresent());
        List<PayerFile> nadac = all.stream().filter(ReferenceFolder::isNadac).toList();
        int kinds = (rxNorm ? 1 : 0) + (fda ? 1 : 0) + (nadac.isEmpty() ? 0 : 1);
        if (kinds == 0) {
            return new Nothing(new Defect(
                    place, 0, null, "there is neither RXNCONSO.RRF, nor product.txt and package.txt, nor a nadac CSV"));
        }
        if (kinds > 1) {
            return new Nothing(new Defect(place, 0, null, "there are files of several kinds: load them one by one"));
        }
        if (nadac.size() > 1) {
            return new Nothing(new Defect(nadac.get(1).name(), 0, null, "is a second NADAC file"));
        }
        if (!nadac.isEmpty()) {
            return new Found(new ReferenceFolder(ReferenceKind.NADAC, nadac));
        }
        return complete(all, rxNorm ? ReferenceKind.RXNORM : ReferenceKind.FDA_NDC, rxNorm ? RXNORM : FDA);
    }

    private static Looked complete(List<PayerFile> all, ReferenceKind kind, List<String> names) {
        List<PayerFile> files = new ArrayList<>();
        for (String name : names) {
            Optional<PayerFile> file = find(all, name);
            if (file.isEmpty()) {
                return new Nothing(new Defect(name.toUpperCase(Locale.ROOT), 0, null, "there is no such file"));
            }
            files.add(file.get());
        }
        return new Found(new ReferenceFolder(kind, files));
    }

    /** SHA-256 in hexadecimal over kind, order and bytes, whatever the files are called and however they are packed. */
    String contentHash() throws IOException {
        var hash = new ContentHash();
        for (PayerFile file : files) {
            hash.add(kind.code().getBytes(StandardCharsets.US_ASCII));
            hash.add(file.source().open());
        }
        return hash.hexadecimal();
    }

    /** RxNorm's zip has the files of current drugs alone in a folder of their own, deeper: the shortest path wins. */
    private static Optional<PayerFile> find(List<PayerFile> all, String name) {
        return all.stream()
                .filter(file -> simple(file.name()).equals(name))
                .min(Comparator.comparingInt((PayerFile file) -> file.name().length())
                        .thenComparing(PayerFile::name));
    }

    private static boolean isNadac(PayerFile file) {
        String name = simple(file.name());
        return name.contains("nadac") && name.endsWith(".csv");
    }

    private static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static PayerFile one(Path path) {
        return new PayerFile(String.valueOf(path.getFileName()), () -> Files.newInputStream(path));
    }

    private static List<PayerFile> listed(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, DEEPEST)) {
            return paths.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .map(path -> new PayerFile(
                            folder.relativize(path).toString().replace('\\', '/'), () -> Files.newInputStream(path)))
                    .toList();
        }
    }

    private static List<PayerFile> packed(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            return Collections.list(zip.entries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .limit(MOST_FILES)
                    .map(entry -> new PayerFile(entry.getName(), () -> ZipEntries.open(archive, entry.getName())))
                    .toList();
        }
    }
}
