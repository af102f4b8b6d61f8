package org.scriptline.interaction.knowledge.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the YAML files under a folder. */
public final class KnowledgeFolder {
    /** A base has some dozens of files; a thousand is a wrong folder. */
    private static final int FILE_LIMIT = 1000;

    private KnowledgeFolder() {}

    /** Path below {@code folder}, with forward slashes, to content. */
    public static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                if (files.size() > FILE_LIMIT) {
                    throw new IOException("more than " + FILE_LIMIT + " files");
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the knowledge base cannot be read", unreadable);
        }
        return files;
    }
}
