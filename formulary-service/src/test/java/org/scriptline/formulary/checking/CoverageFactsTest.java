package org.scriptline.formulary.checking;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageFactsTest {

    /** A cell: covered, tier, prior authorization, step therapy, quantity limit; a dash is unknown. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y,3,n,n,none          | y,3,n,n,none          | ''
            y,3,n,n,none          | y,2,n,n,none          | tier 3 → 2
            y,3,n,n,none          | y,3,y,y,30 in 30 days | prior authorization no → yes; step therapy no → yes; quantity limit none → 30 in 30 days
            y,3,y,n,none          | n,-,-,-,-             | covered yes → no
            n,-,-,-,-             | y,3,y,n,none          | covered no → yes
            y,3,n,n,none          | -,-,-,-,-             | covered yes → unknown
            y,3,n,n,none          | y,3,-,n,none          | prior authorization no → unknown
            -,-,-,-,-             | -,-,-,-,-             | ''
            """)
    void saysWhatIsOtherwise(String before, String after, String changes) {
        assertThat(String.join("; ", facts(after).changesSince(facts(before)))).isEqualTo(changes);
    }

    private static CoverageFacts facts(String cells) {
        String[] cell = cells.split(",", -1);
        return new CoverageFacts(flag(cell[0]), text(cell[1]), flag(cell[2]), flag(cell[3]), text(cell[4]));
    }

    private static @Nullable Boolean flag(String cell) {
        return cell.equals("-") ? null : Boolean.valueOf(cell.equals("y"));
    }

    private static @Nullable String text(String cell) {
        return cell.equals("-") ? null : cell;
    }
}
