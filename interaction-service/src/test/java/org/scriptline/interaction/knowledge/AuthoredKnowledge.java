package org.scriptline.interaction.knowledge;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.files.KnowledgeFolder;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;

/** The authored base, as the service loads it. */
public final class AuthoredKnowledge {
    private AuthoredKnowledge() {}

    public static KnowledgeSnapshot snapshot() {
        return KnowledgeReader.read("2026-11-21.1", files(), ingredients());
    }

    public static Map<String, byte[]> files() {
        try {
            return KnowledgeFolder.files(
                    Path.of(Objects.requireNonNull(AuthoredKnowledge.class.getResource("/knowledge-base"))
                            .toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Set<String> ingredients() {
        return ProductTable.authored().ingredients().stream()
                .map(Ingredient::name)
                .collect(Collectors.toSet());
    }
}
