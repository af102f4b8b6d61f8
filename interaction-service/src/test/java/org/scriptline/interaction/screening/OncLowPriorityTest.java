package org.scriptline.interaction.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.interaction.screening.OncLists.Pair;

/**
 * The 33 classes of the ONC low-priority list (Phansalkar et al. 2013, JAMIA 20:489, PMC3628052) never interrupt, member for
 * member. Salicylates, iron salts and anticoagulants are read as the paper means them, not as a circulated expansion has them.
 */
class OncLowPriorityTest {
    /** On the high-priority list as well, as QT pairs; there the graver list wins. */
    private static final Set<Pair> ALSO_HIGH_PRIORITY =
            Set.of(new Pair("sotalol", "citalopram"), new Pair("sotalol", "escitalopram"));

    private final OncLists lists = new OncLists();

    @Test
    void noPairOfAnyClassInterrupts() throws IOException {
        // Given
        List<String[]> rows = OncLists.rows("/onc-low-priority.psv");
        Set<String> classes = new HashSet<>();
        Set<Pair> asked = new HashSet<>();
        List<String> interrupted = new ArrayList<>();
        // When
        for (String[] row : rows) {
            classes.add(row[0]);
            for (Pair pair : OncLists.pairs(row[1], row[2])) {
                asked.add(pair);
                lists.alerts(pair).stream()
                        .filter(Alert::interruptive)
                        .filter(alert -> !ALSO_HIGH_PRIORITY.contains(pair))
                        .forEach(alert -> interrupted.add(row[0] + " " + pair + " " + alert.rule()));
            }
        }
        // Then
        assertThat(interrupted).isEmpty();
        assertThat(classes).hasSize(33);
        assertThat(asked).hasSize(1_969);
    }

    @Test
    void aPairOfBothListsInterruptsBecauseTheGraverListWins() {
        assertThat(ALSO_HIGH_PRIORITY)
                .allSatisfy(pair -> assertThat(lists.interactions(pair))
                        .extracting(Alert::rule)
                        .containsExactly("qt-qt"));
    }
}
