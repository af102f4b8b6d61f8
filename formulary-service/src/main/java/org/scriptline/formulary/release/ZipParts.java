package org.scriptline.formulary.release;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The files inside a zip, and inside the zips in it, as CMS packs them; each is unpacked while it is read. */
final class ZipParts {

    private static final int MOST_ENTRIES = 1_000;

    private final Path archive;

    ZipParts(Path archive) {
        this.archive = archive;
    }

    static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * All files, in the order of the archive.
     *
     * @throws IOException when the archive, or one inside it, is cut or is none
     */
    List<PayerFile> files() throws IOException {
        List<PayerFile> files = new ArrayList<>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.isDirectory() || files.size() >= MOST_ENTRIES) {
                    continue;
                }
                if (isZip(entry.getName())) {
                    addInner(zip, entry, files);
                } else {
                    files.add(new PayerFile(
                            simpleName(entry.getName()), () -> ZipEntries.open(archive, entry.getName())));
                }
            }
        }
        return files;
    }

    private void addInner(ZipFile zip, ZipEntry outer, List<PayerFile> files) throws IOException {
        try (var inner = new ZipInputStream(zip.getInputStream(outer))) {
            ZipEntry entry = inner.getNextEntry();
            if (entry == null) {
                throw new IOException("an archive without a file");
            }
            // Only the first one's name is read ahead: to come to a second one the first must be unpacked.
            for (int number = 0; entry != null && number < MOST_ENTRIES; number++) {
                String name = entry.getName();
                if (!entry.isDirectory()) {
                    files.add(new PayerFile(innerName(outer.getName(), name), () -> open(outer.getName(), name)));
                }
                entry = number == 0 && alone(name) ? null : inner.getNextEntry();
            }
        }
    }

    /** A pricing or network file of gigabytes stands alone in its archive. */
    private static boolean alone(String name) {
        return CmsTable.ofFileName(name).filter(CmsTable::bulk).isPresent();
    }

    /** By the inner name, or by the archive's where the inner one says nothing. */
    private static String innerName(String outer, String inner) {
        String name = simpleName(inner);
        return CmsTable.ofFileName(name).isPresent()
                ? name
                : simpleName(outer).replaceAll("(?i)\\.zip$", "") + " " + name;
    }

    private static String simpleName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private InputStream open(String outer, String inner) throws IOException {
        var zip = new ZipInputStream(ZipEntries.open(archive, outer));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(inner)) {
                return zip;
            }
        }
        zip.close();
        throw new FileNotFoundException(inner);
    }
}
