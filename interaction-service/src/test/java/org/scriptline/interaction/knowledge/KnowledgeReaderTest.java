package org.scriptline.interaction.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;

class KnowledgeReaderTest {
    private static final Set<String> INGREDIENTS = Set.of("warfarin", "ibuprofen", "naproxen");
    private static final String CLASSES =
            "classes: [{id: NSAID, name: NSAIDs, source: a label, members: [ibuprofen, naproxen]}]";
    private static final String RULES = """
            rules:
              - {id: bleeding, kind: DRUG_DRUG, a: {ingredient: warfarin}, b: {class: NSAID}, severity: MAJOR,
                 oncHigh: false, mechanism: platelets, consequence: bleeding, action: avoid,
                 evidence: [{title: a label, citation: section 7}], washoutDays: {a: 5, b: 0}}
            """;

    private static KnowledgeSnapshot read(String classes, String rules) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("classes/a.yaml", classes.getBytes(StandardCharsets.UTF_8));
        files.put("rules/a.yaml", rules.getBytes(StandardCharsets.UTF_8));
        return KnowledgeReader.read("2026-11-21.1", files, INGREDIENTS);
    }

    @Test
    void aRuleOfAClassSpeaksOfEachMemberInBothOrders() {
        // When
        KnowledgeSnapshot snapshot = read(CLASSES, RULES);
        // Then
        assertThat(snapshot.pairCount()).isEqualTo(2);
        assertThat(snapshot.longestWashoutDays()).isEqualTo(5);
        assertThat(snapshot.partners("naproxen").get("warfarin"))
                .hasSize(1)
                .first()
                .satisfies(match -> {
                    assertThat(match.rule().id()).isEqualTo("bleeding");
                    assertThat(match.first().specific()).isFalse();
                    assertThat(match.second().washoutDays()).isEqualTo(5);
                });
        assertThat(snapshot.partners("ibuprofen")).doesNotContainKey("naproxen");
    }

    @Test
    void equalContentHasAnEqualVersionAndAnyChangeAnother() {
        // When / Then
        assertThat(read(CLASSES, RULES).version())
                .startsWith("2026-11-21.1-")
                .hasSize(25)
                .isEqualTo(read(CLASSES, RULES).version())
                .isNotEqualTo(read(CLASSES, RULES.replace("avoid", "never")).version());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    naproxen             | aspirin    | class NSAID: no ingredient is called aspirin
                    class: NSAID         | class: OPIOID | rule bleeding: no class is called OPIOID
                    mechanism: platelets | mechanism: '' | rule bleeding: the mechanism is missing
                    action: avoid        | action: '' | rule bleeding: the action is missing
                    citation: section 7  | citation: '' | rule bleeding: a citation is missing
                    severity: MAJOR      | severity: MAJOR, unless: renal | rules/a.yaml: it cannot be read
                    kind: DRUG_DRUG      | kind: DOSE | rule bleeding: rules of kind DOSE are not supported
                    """)
    void aDefectRefusesTheWholeBase(String correct, String wrong, String defect) {
        // When / Then
        assertThatThrownBy(() -> read(CLASSES.replace(correct, wrong), RULES.replace(correct, wrong)))
                .isInstanceOf(KnowledgeRefusedException.class)
                .hasMessageContaining(defect);
    }

    @Test
    void anIdThatIsUsedTwiceIsRefused() {
        // Given
        String twice = RULES + RULES.lines().skip(1).reduce("", (all, line) -> all + line + "\n");
        // When / Then
        assertThatThrownBy(() -> read(CLASSES, twice)).hasMessageContaining("rule bleeding: the id is used twice");
    }

    @ParameterizedTest
    @CsvSource({"MAJOR, rule bleeding: it repeats rule again", "MODERATE, rule bleeding: it contradicts rule again"})
    void twoRulesForTheSameSidesNeedAPrecedenceNote(String severity, String defect) {
        // Given
        String rule = RULES.lines().skip(1).reduce("", (all, line) -> all + line + "\n");
        String again = rule.replace("id: bleeding", "id: again")
                .replace("a: {ingredient: warfarin}, b: {class: NSAID}", "b: {ingredient: warfarin}, a: {class: NSAID}")
                .replace("severity: MAJOR", "severity: " + severity);
        // When / Then
        assertThatThrownBy(() -> read(CLASSES, RULES + again)).hasMessageContaining(defect);
        assertThat(read(CLASSES, RULES + again.replace("mechanism:", "precedence: the label says both, mechanism:"))
                        .ruleCount())
                .isEqualTo(2);
    }

    @Test
    void theAuthoredBaseIsComplete() {
        // When
        KnowledgeStatistics statistics = KnowledgeStatistics.of(
                KnowledgeReader.content("2026-11-21.1", AuthoredKnowledge.files(), AuthoredKnowledge.ingredients()));
        // Then
        assertThat(AuthoredKnowledge.ingredients()).hasSizeGreaterThan(1300);
        assertThat(statistics.effectivePairs())
                .isEqualTo(AuthoredKnowledge.snapshot().pairCount())
                .isGreaterThan(40_000);
        assertThat(statistics.pairRules()).isGreaterThan(600);
        assertThat(statistics.duplicateRules()).isGreaterThan(50);
        assertThat(statistics.ingredientsInPairs()).isGreaterThan(1000);
    }
}
