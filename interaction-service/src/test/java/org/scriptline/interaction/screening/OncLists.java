package org.scriptline.interaction.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * The two published lists of the Office of the National Coordinator, each class with its members on the US market, and
 * what the authored base answers to a pair of them.
 */
final class OncLists {
    private static final RouteGroup ANY_ROUTE = RouteGroup.SYSTEMIC;
    private final KnowledgeSnapshot knowledge = AuthoredKnowledge.snapshot();
    private final ProductTable table = ProductTable.authored();
    private final Screening screening = new Screening(DisplayPolicy.standard());

    /** Two different drugs of a class's two sides. */
    record Pair(String first, String second) {}

    /** The rows of a list below its header. */
    static List<String[]> rows(String resource) throws IOException {
        try (InputStream file = Objects.requireNonNull(OncLists.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\\|", -1))
                    .toList();
        }
    }

    /** Every member of one side with every other member of the other side, each pair once. */
    static List<Pair> pairs(String object, String precipitant) {
        List<Pair> pairs = new ArrayList<>();
        for (String first : object.split(";", -1)) {
            for (String second : precipitant.split(";", -1)) {
                if (!first.equals(second) && !pairs.contains(new Pair(second, first))) {
                    pairs.add(new Pair(first, second));
                }
            }
        }
        return pairs;
    }

    /** What is said when the second drug is ordered for a patient who has the first. */
    List<Alert> alerts(Pair pair) {
        ScreenedDrug active = drug(pair.first, DrugSource.ACTIVE);
        ScreenedDrug draft = drug(pair.second, DrugSource.DRAFT);
        return screening
                .screen(
                        new ScreeningQuestion(
                                List.of(draft),
                                List.of(active),
                                null,
                                PatientFacts.unknown(LocalDate.of(2026, 11, 22)),
                                List.of(),
                                ProfileScope.requestOnly()),
                        knowledge)
                .alerts();
    }

    List<Alert> interactions(Pair pair) {
        return alerts(pair).stream()
                .filter(alert -> alert.type() == AlertType.DRUG_DRUG)
                .toList();
    }

    private ScreenedDrug drug(String name, DrugSource source) {
        String rxcui = table.ingredientByName(name).orElseThrow().rxcui();
        return new ScreenedDrug(
                name,
                name,
                rxcui,
                List.of(new Ingredient(name, rxcui)),
                ANY_ROUTE,
                source,
                null,
                null,
                null,
                null,
                null,
                Dosing.UNKNOWN,
                null);
    }
}
