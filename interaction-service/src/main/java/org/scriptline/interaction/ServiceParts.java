package org.scriptline.interaction;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.asking.Asking;
import org.scriptline.interaction.gate.ProfileScreening;
import org.scriptline.interaction.knowledge.KnowledgeBase;
import org.scriptline.interaction.knowledge.files.KnowledgeFolder;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;
import org.scriptline.interaction.policy.store.ConsentStore;
import org.scriptline.interaction.policy.store.PolicyStore;
import org.scriptline.interaction.screening.DisplayPolicy;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.OperatorDirectory;
import org.scriptline.interaction.screening.ProductTableDirectory;
import org.scriptline.interaction.screening.Screening;

/** The framework-free parts as beans. A knowledge base that is refused keeps the service from starting. */
@ApplicationScoped
public class ServiceParts {

    @Produces
    @Singleton
    @Startup
    KnowledgeBase knowledgeBase(@ConfigProperty(name = "scriptline.knowledge.release") String release)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        ClassPathUtils.consumeAsPaths("knowledge-base", folder -> files.putAll(KnowledgeFolder.files(folder)));
        Set<String> ingredients = ProductTable.authored().ingredients().stream()
                .map(Ingredient::name)
                .collect(Collectors.toSet());
        return new KnowledgeBase(KnowledgeReader.read(release, files, ingredients));
    }

    @Produces
    @Singleton
    DrugDirectory drugDirectory(
            @ConfigProperty(name = "scriptline.knowledge.operator-drugs") Optional<String> operatorDrugs)
            throws IOException {
        DrugDirectory authored = new ProductTableDirectory(ProductTable.authored());
        if (operatorDrugs.isEmpty()) {
            return authored;
        }
        try (Stream<String> rows = Files.lines(Path.of(operatorDrugs.get()))) {
            return new OperatorDirectory(authored, ProductTable.authored(), rows);
        }
    }

    @Produces
    @Singleton
    Screening screening(@ConfigProperty(name = "scriptline.screening.hard-stop-rules") List<String> hardStops) {
        return new Screening(new DisplayPolicy(Set.copyOf(hardStops)));
    }

    @Produces
    @Singleton
    ProfileScreening profileScreening(
            Screening screening, DrugDirectory directory, PolicyStore policies, ConsentStore consents) {
        return new ProfileScreening(screening, directory, policies, consents);
    }

    @Produces
    @Singleton
    Asking asking(Screening screening, ProfileScreening profiles, DrugDirectory directory) {
        return new Asking(screening, profiles, directory);
    }
}
