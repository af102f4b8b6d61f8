package org.scriptline.contracts.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every combination of transmission and cancel, and what a fill changes: T is told, K kept for the next delivery, S stays refused. */
class NoticingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transmission        | none | requested | pending | approved | denied | unknown
            none                | S    | S         | S       | S        | S      | S
            queued              | T    | S         | S       | S        | T      | T
            accepted-by-network | T    | S         | S       | S        | T      | T
            delivered           | T    | S         | S       | S        | T      | T
            verified            | T    | S         | S       | S        | T      | T
            retrying            | T    | S         | S       | S        | T      | T
            failed              | K    | S         | S       | S        | K      | K
            unknown             | T    | S         | S       | S        | T      | T
            """, useHeadersInDisplayName = true)
    void followsTheTable(
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
                        .map(cancel -> letter(Noticing.judge(status, cancel, FillStatus.NONE)))
                        .toArray())
                .isEqualTo(cells);
    }

    @Test
    void onlyATransferLeavesNoFillToBeToldOf() {
        // When
        String letters = Arrays.stream(FillStatus.values())
                .map(fill -> fill.code() + " "
                        + letter(Noticing.judge(TransmissionStatus.VERIFIED, CancelStatus.NONE, fill)))
                .collect(Collectors.joining(", "));

        // Then
        assertThat(letters)
                .isEqualTo("none T, in-progress T, ready T, partial T, dispensed T, not-dispensed T, transferred S,"
                        + " returned T");
    }

    private static String letter(Noticing noticing) {
        return switch (noticing) {
            case TOLD -> "T";
            case KEPT -> "K";
            case REFUSED -> "S";
        };
    }
}
