package org.scriptline.contracts.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every combination of transmission and cancel after an attempt without an answer, and what a fill changes: S stays refused, M moves, A asks first, N needs the prescriber's word. */
class ReroutingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transmission        | none | requested | pending | approved | denied | unknown
            none                | SS   | SS        | SS      | SS       | SS     | SS
            queued              | NM   | SS        | SS      | SS       | NM     | NM
            accepted-by-network | AM   | SS        | SS      | SS       | NM     | NM
            delivered           | AM   | SS        | SS      | SS       | NM     | NM
            verified            | AM   | SS        | SS      | SS       | NM     | NM
            retrying            | NM   | SS        | SS      | SS       | NM     | NM
            failed              | NM   | SS        | SS      | SS       | NM     | NM
            unknown             | NM   | SS        | SS      | SS       | NM     | NM
            """, useHeadersInDisplayName = true)
    void followsTheTableWithoutAndWithThePrescribersWord(
            String transmission,
            String none,
            String requested,
            String pending,
            String approved,
            String denied,
            String unknown) {
        TransmissionStatus status =
                TransmissionStatus.valueOf(transmission.toUpperCase(Locale.ROOT).replace('-', '_'));
        String[] cells = {none, requested, pending, approved, denied, unknown};

        assertThat(Arrays.stream(CancelStatus.values())
                        .map(cancel -> letter(Rerouting.judge(status, cancel, FillStatus.NONE, true, false))
                                + letter(Rerouting.judge(status, cancel, FillStatus.NONE, true, true)))
                        .toArray())
                .isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,A",
        "IN_PROGRESS,A",
        "READY,A",
        "PARTIAL,S",
        "DISPENSED,S",
        "NOT_DISPENSED,A",
        "TRANSFERRED,S",
        "RETURNED,A"
    })
    void whatWasDispensedStays(FillStatus fill, String letter) {
        assertThat(letter(Rerouting.judge(TransmissionStatus.VERIFIED, CancelStatus.NONE, fill, true, false)))
                .isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({"QUEUED,M", "RETRYING,M", "FAILED,M", "UNKNOWN,N", "DELIVERED,A", "NONE,S"})
    void withNothingUnansweredOnlyWhatNobodyKnowsNeedsThePrescribersWord(
            TransmissionStatus transmission, String letter) {
        assertThat(letter(Rerouting.judge(transmission, CancelStatus.NONE, FillStatus.NONE, false, false)))
                .isEqualTo(letter);
    }

    private static String letter(Rerouting verdict) {
        return switch (verdict) {
            case MOVES -> "M";
            case ASKS_FIRST -> "A";
            case NEEDS_CONFIRMATION -> "N";
            case REFUSED -> "S";
        };
    }
}
