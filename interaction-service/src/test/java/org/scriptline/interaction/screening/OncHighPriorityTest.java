package org.scriptline.interaction.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.screening.OncLists.Pair;

/**
 * The fifteen classes of the ONC high-priority list (Phansalkar et al. 2012, JAMIA 19:735, PMC3422823): member for member,
 * each pair interrupts at the severity stated in onc-high-priority.psv or above. The paper's own QT list rests on one with
 * a licence, so class 21 has the members whose FDA labels warn.
 */
class OncHighPriorityTest {
    private final OncLists lists = new OncLists();

    @Test
    void everyPairOfEveryClassInterruptsAtItsSeverityOrAbove() throws IOException {
        // Given
        List<String[]> rows = OncLists.rows("/onc-high-priority.psv");
        Map<Integer, Integer> pairsOfClass = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        // When
        for (String[] row : rows) {
            Severity stated = Severity.valueOf(row[4]);
            for (Pair pair : OncLists.pairs(row[2], row[3])) {
                pairsOfClass.merge(Integer.valueOf(row[0]), 1, Integer::sum);
                boolean told = lists.interactions(pair).stream()
                        .anyMatch(alert -> alert.severity().compareTo(stated) >= 0 && alert.interruptive());
                if (!told) {
                    missed.add(row[1] + ": " + pair);
                }
            }
        }
        // Then
        assertThat(missed).isEmpty();
        assertThat(pairsOfClass)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(3, 60),
                        Map.entry(4, 5),
                        Map.entry(6, 2),
                        Map.entry(8, 55),
                        Map.entry(11, 23),
                        Map.entry(16, 30),
                        Map.entry(20, 40),
                        Map.entry(21, 300),
                        Map.entry(22, 4),
                        Map.entry(23, 60),
                        Map.entry(25, 40),
                        Map.entry(27, 60),
                        Map.entry(28, 7),
                        Map.entry(30, 1),
                        Map.entry(31, 15)));
    }

    @Test
    void theOrderOfPrescribingDoesNotMatter() {
        // Given
        Pair pair = new Pair("tranylcypromine", "sertraline");
        // When
        List<Alert> alerts = lists.interactions(pair);
        List<Alert> turned = lists.interactions(new Pair(pair.second(), pair.first()));
        // Then
        assertThat(alerts).extracting(Alert::rule).containsExactly("maoi-serotonergic-antidepressant");
        assertThat(turned).extracting(Alert::rule).containsExactly("maoi-serotonergic-antidepressant");
        assertThat(alerts).extracting(Alert::severity).containsExactly(Severity.CONTRAINDICATED);
    }
}
