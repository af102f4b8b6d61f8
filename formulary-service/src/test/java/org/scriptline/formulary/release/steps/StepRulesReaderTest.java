package org.scriptline.formulary.release.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.StepRule;
import org.scriptline.formulary.release.StepRuleBook;
import org.scriptline.formulary.release.TestPayers;

/** Authored step rules: what is read, for whom a rule holds, and what is refused. */
class StepRulesReaderTest {

    private static final String RULES = """
            {"version": "2026-11-22.1", "reviewedBy": "A. Reviewer, PharmD", "rules": [
              {"id": "arb-brand", "drugs": ["1091650"], "combination": "ANY", "citation": "Harbor criteria 2026, page 4",
               "steps": [{"name": "generic ARB", "requiredRxcuis": ["153822", "153823"], "lookbackDays": 180, "minDaysSupply": 30}]},
              {"id": "arb-brand-plus", "drugs": ["1091650"], "scope": {"plans": ["S9901-002-000"], "contractYears": [2026]},
               "citation": "Harbor Plus criteria 2026, page 2", "newStartsOnly": true, "continuingWithinDays": 120,
               "steps": [{"name": "candesartan", "requiredIngredients": ["Candesartan"], "lookbackDays": 365, "minDaysSupply": 60}]}]}""";

    @Test
    void theClosestRuleHolds() throws JsonProcessingException {
        var book = new StepRuleBook();
        book.serve(read(RULES).file());
        Release release =
                TestPayers.serving("authored-2026").releases().getFirst().release();

        StepRule general = book.ruleFor(release, plan("001"), 90001, 1091650).orElseThrow();
        StepRule plans = book.ruleFor(release, plan("002"), 90001, 1091650).orElseThrow();

        assertThat(general.id()).isEqualTo("arb-brand");
        assertThat(general.steps().getFirst())
                .isEqualTo(new StepRule.Step("generic ARB", Set.of(153822, 153823), Set.of(), 180, 30));
        assertThat(plans.id()).isEqualTo("arb-brand-plus");
        assertThat(plans.continuingWithinDays()).isEqualTo(120);
        assertThat(plans.steps().getFirst().ingredients()).containsExactly("candesartan");
        assertThat(book.ruleFor(release, plan("001"), 90001, 617312)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"1091650\"]; \"Edarbi\"]; rules[0].drugs; 'Edarbi' is not an RxCUI of up to eight digits",
                "\"lookbackDays\": 180; \"lookbackDays\": 0; rules[0].steps[0].lookbackDays; is not a whole number from 1 to 3650",
                "\"combination\": \"ANY\"; \"combination\": \"SOME\"; rules[0].combination; is neither ANY nor ALL",
                "\"plans\":; \"plan\":; rules[1].scope.plan; is not a field that this version knows",
                "arb-brand-plus; arb-brand; rules[1].id; arb-brand came before",
                ", \"continuingWithinDays\": 120;; rules[1].continuingWithinDays; is missing, and the rule is for new starts only",
                "Harbor criteria 2026, page 4;; rules[0].citation; is missing, or no text of up to 500 characters"
            })
    void aFaultNamesItsField(String good, String bad, String field, String reason) throws JsonProcessingException {
        String text = RULES.replace(good, bad == null ? "" : bad);

        StepRulesReader.Outcome outcome =
                StepRulesReader.read(JsonMapper.builder().build().readTree(text));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StepRulesReader.Outcome.Refused.class,
                        refused -> assertThat(refused.defects()).first().satisfies(defect -> {
                            assertThat(defect.column()).isEqualTo(field);
                            assertThat(defect.reason()).isEqualTo(reason);
                        }));
    }

    private static StepRulesReader.Outcome.Read read(String text) throws JsonProcessingException {
        return (StepRulesReader.Outcome.Read)
                StepRulesReader.read(JsonMapper.builder().build().readTree(text));
    }

    private static PlanRow plan(String plan) {
        return new PlanRow(
                new PlanKey("S9901", plan, "000"), null, null, 90001, BigDecimal.ZERO, BigDecimal.ZERO, false);
    }
}
