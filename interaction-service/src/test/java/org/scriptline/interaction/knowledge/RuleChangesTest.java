package org.scriptline.interaction.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;

class RuleChangesTest {
    private static final RuleText TEXT = new RuleText(
            "It accumulates.", "Lactic acidosis.", "Stop it.", List.of(new Evidence("a label", "4", null)));
    private static final Criterion ADULT =
            new Criterion.Measured(Criterion.Measure.AGE_YEARS, new Range(BigDecimal.valueOf(18), null, null, null));

    private static Criterion below(String value) {
        return new Criterion.Measured(Criterion.Measure.EGFR, new Range(null, null, null, new BigDecimal(value)));
    }

    private static FactRule fact(Criterion when, Severity severity, List<Modifier> modifiers, RuleText text) {
        return new FactRule(
                "metformin-egfr",
                AlertType.DRUG_RENAL,
                "kidney",
                Set.of("metformin"),
                true,
                Set.of(RouteGroup.SYSTEMIC),
                when,
                severity,
                modifiers,
                true,
                "",
                text);
    }

    private static RegimenRule regimen(int atLeast, @Nullable Criterion when, String... ingredients) {
        RegimenRule.Part part = new RegimenRule.Part("sedatives", Set.of(ingredients), Set.of(RouteGroup.SYSTEMIC));
        return new RegimenRule(
                "sedation",
                List.of(),
                List.of(new RegimenRule.Points(part, 1)),
                atLeast,
                when,
                Severity.MODERATE,
                List.of(),
                Set.of(),
                TEXT);
    }

    @Test
    void aRuleAboutThePatientSaysWhichFieldWentFromWhatToWhat() {
        // Given
        FactRule before = fact(below("30"), Severity.MAJOR, List.of(), TEXT);
        FactRule after = fact(
                new Criterion.All(List.of(below("45"), new Criterion.Not(ADULT))),
                Severity.CONTRAINDICATED,
                List.of(new Modifier(ADULT, Severity.MAJOR, "milder")),
                new RuleText(
                        "It accumulates.",
                        "Lactic acidosis.",
                        "Stop it at once.",
                        List.of(new Evidence("a label", "4", null), new Evidence("a paper", "p. 3", null))));
        // When
        String words = RuleChanges.inWords(before, after);
        // Then
        assertThat(words)
                .isEqualTo("when from “eGFR below 30” to “eGFR below 45 and not (age at least 18)”;"
                        + " severity from MAJOR to CONTRAINDICATED;"
                        + " modifiers gain “age at least 18 makes it MAJOR”;"
                        + " action from “Stop it.” to “Stop it at once.”;"
                        + " evidence gain “a paper, p. 3”");
    }

    @Test
    void aRuleOfSeveralDrugsSaysItsSumAndWhatMustHold() {
        // When
        String words = RuleChanges.inWords(
                regimen(3, null, "diazepam"), regimen(4, new Criterion.Pregnant(), "diazepam", "zolpidem"));
        // Then
        assertThat(words)
                .isEqualTo("points change in what their names stand for; at least from 3 to 4;"
                        + " when from nothing to “pregnant”");
    }

    @Test
    void aLaboratoryTestSaysItsUnitsAndADuplicateRuleItsMembers() {
        // Given
        LaboratoryTest old = potassium(Map.of("mmol/l", BigDecimal.ONE), 30);
        LaboratoryTest now = potassium(Map.of("mmol/l", BigDecimal.ONE, "meq/l", BigDecimal.ONE), 14);
        DuplicateRule statins = duplicates(Set.of("atorvastatin", "simvastatin"));
        DuplicateRule fewer = duplicates(Set.of("atorvastatin", "pravastatin"));
        // When / Then
        assertThat(RuleChanges.inWords(old, now)).isEqualTo("factors gain meq/l = 1; within days from 30 to 14");
        assertThat(RuleChanges.inWords(statins, fewer)).isEqualTo("members gain pravastatin and lose simvastatin");
        assertThat(RuleChanges.inWords(statins, statins)).isEmpty();
    }

    private static DuplicateRule duplicates(Set<String> ingredients) {
        return new DuplicateRule(
                "statins", "statins", ingredients, Set.of(RouteGroup.SYSTEMIC), Severity.MODERATE, TEXT);
    }

    private static LaboratoryTest potassium(Map<String, BigDecimal> factors, int withinDays) {
        return new LaboratoryTest(
                "K",
                "potassium",
                Set.of("2823-3"),
                Set.of("potassium"),
                "mmol/L",
                factors,
                BigDecimal.ONE,
                BigDecimal.TEN,
                withinDays);
    }
}
