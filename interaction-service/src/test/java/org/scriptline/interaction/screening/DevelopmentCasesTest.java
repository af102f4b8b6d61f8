package org.scriptline.interaction.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.asking.Asking;
import org.scriptline.interaction.asking.ScreeningRequest;
import org.scriptline.interaction.gate.ProfileScreening;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * The published development cases (screening-cases-dev.json; its header says how an answer counts), asked as POST
 * /screenings asks them.
 */
class DevelopmentCasesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final double POSITIVES = 0.97;

    private final KnowledgeSnapshot knowledge = AuthoredKnowledge.snapshot();
    private final DrugDirectory directory = new ProductTableDirectory(ProductTable.authored());
    private final Screening screening = new Screening(DisplayPolicy.standard());
    private final Asking asking = new Asking(
            screening, new ProfileScreening(screening, directory, practice -> PracticeDisplay.STANDARD), directory);

    @Test
    void everyCaseIsAnsweredAsExpected() throws IOException {
        // Given
        List<String> failures = new ArrayList<>();
        List<String> grave = new ArrayList<>();
        int positives = 0;
        int missed = 0;
        // When
        for (JsonNode one : cases()) {
            String category = one.get("category").asText();
            String failure = failure(one, answer(one));
            boolean positive = one.at("/expected/alert").asBoolean();
            positives += positive ? 1 : 0;
            if (failure != null) {
                failures.add(one.get("id").asText() + " " + category + ": " + failure);
                missed += positive ? 1 : 0;
                if (!positive || category.equals("onc-high")) {
                    grave.add(one.get("id").asText());
                }
            }
        }
        // Then
        assertThat(grave).as(failures.toString()).isEmpty();
        assertThat((positives - missed) / (double) positives)
                .as(failures.toString())
                .isGreaterThanOrEqualTo(POSITIVES);
        assertThat(failures).isEmpty();
    }

    private static JsonNode cases() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DevelopmentCasesTest.class.getResourceAsStream("/screening-cases-dev.json"))) {
            return new ObjectMapper().readTree(file).get("cases");
        }
    }

    private ScreeningResult answer(JsonNode one) {
        ScreeningRequest.PatientFacts patient = new ScreeningRequest.PatientFacts(
                null,
                number(one, "age"),
                number(one, "ageDays"),
                null,
                one.path("sex").asText().equals("M") ? "male" : "female",
                flag(one, "pregnant"),
                number(one, "gestationalWeeks"),
                flag(one, "lactating"),
                decimal(one, "weightKg"),
                decimal(one, "heightCm"),
                decimal(one, "eGFR"),
                decimal(one, "crCl"),
                text(one, "hepaticImpairment"));
        List<ScreeningRequest.Drug> active = new ArrayList<>();
        one.get("activeMeds").forEach(drug -> active.add(drug(drug)));
        List<ScreeningRequest.AllergyInput> allergies = new ArrayList<>();
        one.get("allergies")
                .forEach(allergy -> allergies.add(new ScreeningRequest.AllergyInput(
                        allergy.get("substance").asText(),
                        text(allergy, "rxcui"),
                        null,
                        text(allergy, "reaction"),
                        text(allergy, "type"),
                        null)));
        List<ScreeningRequest.ConditionInput> conditions = new ArrayList<>();
        one.get("conditions")
                .forEach(condition -> conditions.add(new ScreeningRequest.ConditionInput(
                        text(condition, "name"), text(condition, "code"), text(condition, "system"))));
        List<ScreeningRequest.LaboratoryValue> labs = new ArrayList<>();
        one.path("labs")
                .forEach(lab -> labs.add(new ScreeningRequest.LaboratoryValue(
                        text(lab, "code"),
                        text(lab, "name"),
                        decimal(lab, "value"),
                        text(lab, "unit"),
                        lab.hasNonNull("date") ? LocalDate.parse(lab.get("date").asText()) : null)));
        return asking.answer(
                new ScreeningRequest(patient, List.of(drug(one.get("newMed"))), active, allergies, conditions, labs),
                null,
                knowledge,
                TODAY,
                Showing.standard(TODAY));
    }

    private static ScreeningRequest.Drug drug(JsonNode drug) {
        List<ScreeningRequest.IngredientInput> parts = new ArrayList<>();
        drug.path("ingredients")
                .forEach(part -> parts.add(new ScreeningRequest.IngredientInput(
                        text(part, "name"), text(part, "rxcui"), null, decimal(part, "dailyDoseMg"))));
        return new ScreeningRequest.Drug(
                text(drug, "orderId"),
                text(drug, "name"),
                text(drug, "rxcui"),
                null,
                null,
                text(drug, "route"),
                text(drug, "status"),
                number(drug, "stoppedDaysAgo"),
                null,
                null,
                decimal(drug, "dailyDoseMg"),
                decimal(drug, "singleDoseMg"),
                decimal(drug, "timesPerDay"),
                decimal(drug, "doseRateMcgPerHour"),
                number(drug, "durationDays"),
                text(drug, "indication"),
                text(drug, "dose"),
                text(drug, "prescriber"),
                parts,
                text(drug, "replaces"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static @Nullable Integer number(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asInt() : null;
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).decimalValue() : null;
    }

    private static @Nullable Boolean flag(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asBoolean() : null;
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
                    + result.notScreened() + " skipped " + result.checksSkipped();
        }
        JsonNode interruptive = expected.get("interruptive");
        boolean interrupts = hits.stream().anyMatch(Alert::interruptive);
        if (!interruptive.isNull() && interruptive.asBoolean() != interrupts) {
            return "interrupts: " + interrupts;
        }
        String words = hits.toString().toLowerCase(Locale.ROOT);
        boolean explained = expected.path("mechanismKeywords").isEmpty();
        for (JsonNode keyword : expected.path("mechanismKeywords")) {
            explained |= words.contains(keyword.asText().toLowerCase(Locale.ROOT));
        }
        if (!explained) {
            return "none of " + expected.path("mechanismKeywords") + " is said in " + told;
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
