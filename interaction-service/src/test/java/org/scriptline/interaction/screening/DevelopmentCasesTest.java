package org.scriptline.interaction.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * The published development cases (screening-cases-dev.json; its header says how an answer counts). Categories that the
 * knowledge base covers must pass whole; of the rest the number that passes is told.
 */
class DevelopmentCasesTest {
    private static final Set<String> COVERED = Set.of(
            "onc-high",
            "onc-low",
            "classic-label",
            "negative-control",
            "allergy",
            "duplicate",
            "duplicate-negative",
            "temporal",
            "temporal-negative",
            "route-negative",
            "robustness",
            "polypharmacy");

    private final KnowledgeSnapshot knowledge = AuthoredKnowledge.snapshot();
    private final DrugDirectory directory = new ProductTableDirectory(ProductTable.authored());
    private final Screening screening = new Screening(DisplayPolicy.standard());

    @Test
    void everyCaseOfACoveredCategoryIsAnsweredAsExpected() throws IOException {
        // Given
        JsonNode cases = cases();
        List<String> failures = new ArrayList<>();
        Map<String, int[]> counts = new TreeMap<>();
        // When
        for (JsonNode one : cases) {
            String category = one.get("category").asText();
            String failure = failure(one, answer(one));
            int[] count = counts.computeIfAbsent(category, unused -> new int[2]);
            count[failure == null ? 0 : 1]++;
            if (failure != null && COVERED.contains(category)) {
                failures.add(one.get("id").asText() + " " + category + ": " + failure);
            }
        }
        // Then
        counts.forEach(
                (category, count) -> System.out.printf("%-20s %d pass, %d fail%n", category, count[0], count[1]));
        assertThat(failures).isEmpty();
    }

    private static JsonNode cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DevelopmentCasesTest.class.getResourceAsStream("/screening-cases-dev.json"))) {
            return new ObjectMapper().readTree(file).get("cases");
        }
    }

    private ScreeningResult answer(JsonNode one) {
        List<NotScreened> notScreened = new ArrayList<>();
        List<ScreenedDrug> active = new ArrayList<>();
        one.get("activeMeds").forEach(drug -> add(active, notScreened, drug, DrugSource.ACTIVE));
        List<ScreenedDrug> drafts = new ArrayList<>();
        add(drafts, notScreened, one.get("newMed"), DrugSource.DRAFT);
        List<AllergyFact> facts = new ArrayList<>();
        one.get("allergies")
                .forEach(allergy -> facts.add(new AllergyFact(
                        "a" + facts.size(),
                        allergy.get("substance").asText(),
                        text(allergy, "rxcui"),
                        text(allergy, "reaction"),
                        text(allergy, "type"),
                        null,
                        null,
                        false)));
        return screening.screen(
                new ScreeningQuestion(
                        drafts,
                        active,
                        Allergies.of(facts, directory, knowledge, notScreened),
                        notScreened,
                        ProfileScope.requestOnly()),
                knowledge);
    }

    private void add(List<ScreenedDrug> drugs, List<NotScreened> notScreened, JsonNode drug, DrugSource source) {
        String name = drug.get("name").asText();
        List<Ingredient> ingredients = new ArrayList<>();
        RouteGroup route = Routes.group(text(drug, "route"));
        for (JsonNode part : drug.path("ingredients")) {
            directory
                    .recognise(text(part, "rxcui"), null, part.get("name").asText())
                    .ifPresent(found -> ingredients.addAll(found.ingredients()));
        }
        if (ingredients.isEmpty()) {
            directory
                    .recognise(text(drug, "rxcui"), null, name)
                    .ifPresent(found -> ingredients.addAll(found.ingredients()));
        }
        if (ingredients.isEmpty()) {
            notScreened.add(
                    source == DrugSource.DRAFT ? UnscreenedItems.draft(name) : UnscreenedItems.active(name, name));
            return;
        }
        drugs.add(new ScreenedDrug(
                text(drug, "orderId"),
                name,
                text(drug, "rxcui"),
                ingredients,
                route,
                source,
                null,
                text(drug, "prescriber"),
                null,
                null,
                drug.hasNonNull("stoppedDaysAgo") ? drug.get("stoppedDaysAgo").asInt() : null,
                text(drug, "replaces")));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static @Nullable String failure(JsonNode one, ScreeningResult result) {
        JsonNode expected = one.get("expected");
        for (JsonNode name : expected.path("notScreenedNames")) {
            boolean named =
                    result.notScreened().stream().anyMatch(item -> item.name().equals(name.asText()));
            return named ? null : name.asText() + " is not named";
        }
        List<String> told = result.alerts().stream()
                .map(alert -> alert.type() + " " + alert.severity() + " " + alert.rule())
                .toList();
        return expected.get("alert").asBoolean() ? missing(expected, result, told) : excessive(expected, result, told);
    }

    private static @Nullable String missing(JsonNode expected, ScreeningResult result, List<String> told) {
        List<String> types = new ArrayList<>();
        expected.path("acceptTypes").forEach(type -> types.add(type.asText()));
        if (types.isEmpty()) {
            types.add(expected.get("type").asText());
        }
        Severity least = Severity.valueOf(expected.get("minSeverity").asText());
        List<Alert> hits = result.alerts().stream()
                .filter(alert -> types.contains(alert.type().code()))
                .filter(alert -> alert.severity().compareTo(least) >= 0)
                .toList();
        if (hits.isEmpty()) {
            return "expected " + types + " at least " + least + " and was told " + told + " not screened "
                    + result.notScreened();
        }
        JsonNode interruptive = expected.get("interruptive");
        boolean interrupts = hits.stream().anyMatch(Alert::interruptive);
        if (!interruptive.isNull() && interruptive.asBoolean() != interrupts) {
            return "interrupts: " + interrupts;
        }
        int most = expected.path("maxAlerts").asInt(Integer.MAX_VALUE);
        return result.alerts().size() <= most ? null : "more than " + most + " alerts: " + told;
    }

    private static @Nullable String excessive(JsonNode expected, ScreeningResult result, List<String> told) {
        Severity most = expected.path("allowInformational").asBoolean(true) ? Severity.MODERATE : Severity.MINOR;
        boolean quiet =
                result.alerts().stream().allMatch(alert -> alert.severity().compareTo(most) <= 0);
        return quiet ? null : "expected nothing above " + most + " and was told " + told;
    }
}
