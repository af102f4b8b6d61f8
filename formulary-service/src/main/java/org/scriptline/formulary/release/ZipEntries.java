package org.scriptline.formulary.release;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads what is packed in an archive. */
public final class ZipEntries {

    private ZipEntries() {}

    /**
     * An entry's bytes; the archive is open until they are closed.
     *
     * @throws FileNotFoundException when the archive has no such entry
     */
    public static InputStream open(Path archive, String name) throws IOException {
        var zip = new ZipFile(archive.toFile());
        ZipEntry entry = zip.getEntry(name);
        InputStream bytes = entry == null ? null : zip.getInputStream(entry);
        if (bytes == null) {
            zip.close();
            throw new FileNotFoundException(name);
        }
        return new FilterInputStream(bytes) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }
}
