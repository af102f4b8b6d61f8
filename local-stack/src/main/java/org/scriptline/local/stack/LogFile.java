package org.scriptline.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reading the end of a log, and keeping logs from growing for ever. */
public final class LogFile {
    /** A log larger than this is set aside at the next start of its process; one older generation is kept. */
    private static final long ROTATE_BYTES = 20L * 1024 * 1024;

    private static final int TAIL_BYTES = 256 * 1024;

    private LogFile() {}

    static void rotate(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > ROTATE_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " cannot be set aside", e);
        }
    }

    /** The last lines of a log, at most 256 KB of it; a sentence when there is none. */
    public static String tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return "(no log yet)";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            byte[] end = new byte[(int) Math.min(length, TAIL_BYTES)];
            file.seek(length - end.length);
            file.readFully(end);
            String[] all =
                    new String(end, StandardCharsets.UTF_8).stripTrailing().split("\n", -1);
            int from = Math.max(0, all.length - lines);
            return String.join("\n", java.util.Arrays.asList(all).subList(from, all.length));
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " cannot be read", e);
        }
    }
}
