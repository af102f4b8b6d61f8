package org.scriptline.local.formulary;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Where generated files go: into a folder, or each in a zip of its own inside one zip, as CMS packs them. */
final class GeneratedFiles implements AutoCloseable {

    private static final FileTime SAME_TIME = FileTime.fromMillis(1_767_225_600_000L);

    private final Path place;
    private final @Nullable ZipOutputStream archive;

    private GeneratedFiles(Path place, @Nullable ZipOutputStream archive) {
        this.place = place;
        this.archive = archive;
    }

    static GeneratedFiles at(Path place) throws IOException {
        if (!String.valueOf(place.getFileName()).endsWith(".zip")) {
            Files.createDirectories(place);
            return new GeneratedFiles(place, null);
        }
        var archive = new ZipOutputStream(Files.newOutputStream(place));
        archive.setLevel(Deflater.NO_COMPRESSION);
        return new GeneratedFiles(place, archive);
    }

    /** What writes one file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer file) throws IOException;
    }

    void write(String name, Content content) throws IOException {
        if (archive == null) {
            try (var file = new BufferedWriter(
                    new OutputStreamWriter(Files.newOutputStream(place.resolve(name)), StandardCharsets.ISO_8859_1),
                    1 << 16)) {
                content.writeTo(file);
            }
            return;
        }
        archive.putNextEntry(entry(name.replace(".txt", ".zip")));
        var inner = new ZipOutputStream(new Unclosed(archive));
        inner.setLevel(Deflater.BEST_SPEED);
        inner.putNextEntry(entry(name));
        var file = new BufferedWriter(new OutputStreamWriter(inner, StandardCharsets.ISO_8859_1), 1 << 16);
        content.writeTo(file);
        file.flush();
        inner.closeEntry();
        inner.finish();
        archive.closeEntry();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(SAME_TIME);
        return entry;
    }

    /** The outer archive stays open when the inner one ends. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }
}
