package org.scriptline.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.files.KnowledgeFolder;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;

/** The authored base as the service loads it. */
final class Base {
    private Base() {}

    static KnowledgeSnapshot load() {
        try {
            URI uri = Objects.requireNonNull(KnowledgeReader.class.getResource("/knowledge-base"))
                    .toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(KnowledgeFolder.files(Path.of(uri)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(KnowledgeFolder.files(jar.getPath("/knowledge-base")));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the authored base cannot be read", unreadable);
        }
    }

    private static KnowledgeSnapshot read(Map<String, byte[]> files) {
        Set<String> ingredients = ProductTable.authored().ingredients().stream()
                .map(Ingredient::name)
                .collect(Collectors.toSet());
        return KnowledgeReader.read("measured", files, ingredients);
    }
}
