package org.scriptline.interaction.knowledge.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the YAML files of a ZIP archive, as {@link KnowledgeFolder} reads those of a folder. */
public final class KnowledgeArchive {
    /** A base has some dozens of files; a thousand is no base. */
    private static final int FILE_LIMIT = 1000;

    /** All files together; an archive that unfolds to more is refused before it does. */
    private static final int BYTE_LIMIT = 32 * 1024 * 1024;

    private KnowledgeArchive() {}

    /**
     * Path to content.
     *
     * @throws IOException when it is no ZIP archive or too large
     */
    public static Map<String, byte[]> files(byte[] archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        int left = BYTE_LIMIT;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                if (!entry.isDirectory() && entry.getName().endsWith(".yaml")) {
                    byte[] content = zip.readNBytes(left + 1);
                    left -= content.length;
                    files.put(entry.getName().replace('\\', '/'), content);
                }
                if (left < 0 || files.size() > FILE_LIMIT) {
                    throw new IOException("the archive is larger than a knowledge base can be");
                }
                entry = zip.getNextEntry();
            }
        }
        if (files.isEmpty()) {
            throw new IOException("the archive holds no YAML file");
        }
        return files;
    }
}
