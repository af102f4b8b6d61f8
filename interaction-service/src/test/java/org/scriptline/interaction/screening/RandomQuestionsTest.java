package org.scriptline.interaction.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.PlainScreening.Problem;

class RandomQuestionsTest {
    private static final long SEED = 20261122;
    private static final int QUESTIONS = 20_000;
    /** Asking every rule of the base in turn is slow. */
    private static final int PLAINLY = 400;

    private static final int SHUFFLED = 3_000;

    private static final KnowledgeSnapshot KNOWLEDGE = AuthoredKnowledge.snapshot();
    private static final Screening SCREENING = new Screening(DisplayPolicy.standard());

    private static RandomQuestions questions() {
        return new RandomQuestions(SEED, KNOWLEDGE.content(), AuthoredKnowledge.ingredients());
    }

    @Test
    void everyAnswerIsWholeAndNoneIsClearWhenSomethingWasNotUnderstood() {
        // Given
        RandomQuestions questions = questions();
        int[] outcomes = new int[Outcome.values().length];

        // When
        for (int i = 0; i < QUESTIONS; i++) {
            ScreeningQuestion question = questions.next();
            ScreeningResult result = SCREENING.screen(question, KNOWLEDGE);
            outcomes[result.outcome().ordinal()]++;
            Outcome understood = result.alerts().isEmpty() ? Outcome.CLEAR : Outcome.ALERTS;
            if (result.outcome() != (question.notScreened().isEmpty() ? understood : Outcome.INCOMPLETE)
                    || !result.alerts().stream().allMatch(RandomQuestionsTest::whole)) {
                throw new AssertionError("question " + i + " of seed " + SEED + ": " + result);
            }
        }

        // Then
        assertThat(outcomes).hasSize(3).doesNotContain(0);
    }

    private static boolean whole(Alert alert) {
        return !alert.mechanism().isBlank()
                && !alert.consequence().isBlank()
                && !alert.action().isBlank()
                && !alert.evidence().isEmpty()
                && !alert.involved().isEmpty()
                && alert.summary().length() < 140
                && alert.id().length() == 32;
    }

    @Test
    void theOrderInWhichDrugsAreNamedDoesNotMatter() {
        // Given
        RandomQuestions questions = questions();
        Random random = new Random(SEED);

        // When
        for (int i = 0; i < SHUFFLED; i++) {
            ScreeningQuestion question = questions.next();
            List<ScreenedDrug> shuffled = new ArrayList<>(question.active());
            Collections.shuffle(shuffled, random);
            ScreeningQuestion other = new ScreeningQuestion(
                    question.drafts(),
                    shuffled,
                    question.allergies(),
                    question.patient(),
                    question.notScreened(),
                    question.profile());

            // Then
            assertThat(ids(other)).as("question %s of seed %s", i, SEED).isEqualTo(ids(question));
        }
    }

    private static List<String> ids(ScreeningQuestion question) {
        return SCREENING.screen(question, KNOWLEDGE).alerts().stream()
                .map(alert -> alert.rule() + " " + alert.severity() + " " + alert.id())
                .toList();
    }

    @Test
    void theEngineSaysWhatAPlainReadingOfEveryRuleSays() {
        // Given
        RandomQuestions questions = questions();

        // When
        for (int i = 0; i < PLAINLY; i++) {
            ScreeningQuestion question = questions.next();

            // Then
            Set<Problem> plain = PlainScreening.of(KNOWLEDGE.content(), question);
            assertThat(comparable(told(question), question))
                    .as("question %s of seed %s", i, SEED)
                    .isEqualTo(comparable(plain, question));
        }
    }

    /** What holds of two drafts with the same ingredient is one problem, told of either of them. */
    private static Set<Problem> comparable(Set<Problem> problems, ScreeningQuestion question) {
        List<String> drafted = question.drafts().stream()
                .flatMap(draft -> draft.ingredients().stream().map(Ingredient::name))
                .toList();
        boolean told = drafted.size() == Set.copyOf(drafted).size();
        return problems.stream()
                .map(one -> told ? one : new Problem(one.type(), one.severity(), one.rule(), Set.of()))
                .collect(Collectors.toSet());
    }

    /** As plainly: an allergy alert without its rule, a regimen without its drugs, and no sum of opioids. */
    private static Set<Problem> told(ScreeningQuestion question) {
        List<Alert> alerts = SCREENING.screen(question, KNOWLEDGE).alerts();
        Set<String> absorbed = PlainScreening.absorbed(
                KNOWLEDGE.content(), alerts.stream().map(Alert::rule).collect(Collectors.toSet()));
        return alerts.stream()
                .filter(alert -> alert.type() != AlertType.OPIOID_MME && !absorbed.contains(alert.rule()))
                .map(alert -> new Problem(
                        alert.type(),
                        alert.severity(),
                        alert.type() == AlertType.DRUG_ALLERGY ? "" : alert.rule(),
                        KNOWLEDGE.absorbedBy(alert.rule()) == null ? drugs(alert) : Set.of()))
                .collect(Collectors.toSet());
    }

    private static Set<String> drugs(Alert alert) {
        return alert.involved().stream()
                .filter(one -> one.source().equals("draft") || one.source().equals("active"))
                .map(Involved::name)
                .collect(Collectors.toSet());
    }
}
