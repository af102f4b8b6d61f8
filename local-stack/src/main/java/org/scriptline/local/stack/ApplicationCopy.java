package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Copies a built program to where the stack runs it from, file by file and only what changed: a running JVM reads its jars
 * lazily, and a build beside it would otherwise replace them under its feet.
 */
final class ApplicationCopy {
    private ApplicationCopy() {}

    static void make(Path source, Path target) {
        try {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.toList()) {
                    copy(file, target.resolve(source.relativize(file).toString()));
                }
            }
            try (Stream<Path> files = Files.walk(target)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!Files.exists(source.resolve(target.relativize(file).toString()))) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be copied to %s".formatted(source, target), e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        if (Files.isDirectory(source)) {
            Files.createDirectories(target);
        } else if (!same(source, target)) {
            Files.deleteIfExists(target);
            Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static boolean same(Path source, Path target) throws IOException {
        return Files.exists(target)
                && Files.size(source) == Files.size(target)
                && Files.getLastModifiedTime(source).equals(Files.getLastModifiedTime(target));
    }
}
