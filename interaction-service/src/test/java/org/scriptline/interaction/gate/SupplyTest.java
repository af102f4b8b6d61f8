package org.scriptline.interaction.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.Medication;

/** How long a prescription counts: from the last fill, or from the day it was written. */
class SupplyTest {
    private static final LocalDate WRITTEN = LocalDate.of(2026, 1, 1);
    private static final UUID ID = UUID.randomUUID();

    private static OrderedDrug ordered(@Nullable Integer daysSupply, int refills) {
        long days = daysSupply == null ? 180 : (long) daysSupply * (1 + refills) + 30;
        return new OrderedDrug(
                new Medication(null, null, "lisinopril", false, null, java.util.List.of(), null),
                "Dr. A",
                "1234567893",
                "elm-street",
                WRITTEN,
                WRITTEN.plusDays(days),
                1,
                null,
                OrderedDose.UNKNOWN,
                daysSupply,
                refills,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        ", true",
        "ALL, true",
        "ALL_EXCEPT_TRANSFERRED, true",
        "DISPENSED_AND_PARTIALLY_DISPENSED, true",
        "PARTIALLY_DISPENSED_AND_NOT_DISPENSED, false",
        "NOT_DISPENSED_AND_TRANSFERRED, false",
        "PARTIALLY_DISPENSED, false",
        "NOT_DISPENSED, false",
        "NONE, false"
    })
    void silenceSaysSomethingOnlyWhereFillsAreTold(@Nullable FillNotices notices, boolean told) {
        // When
        OrderedDrug drug = OrderedDrug.of(
                Patients.content(ID, ID, Patients.ADA, "lisinopril").noticing(notices));
        // Then
        assertThat(drug.toldWhenDispensed()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            30, 2, 1, 2026-01-10, 30, 2026-05-10
            30, 2, 3, 2026-03-20, 30, 2026-05-19
            30, 0, 1, 2026-01-10, 90, 2026-05-10
            , 0, 1, 2026-02-01, , 2026-07-31
            """)
    void itCountsFromTheLastFillWithTheDaysThatWereGiven(
            @Nullable Integer ordered,
            int refills,
            int fills,
            LocalDate filledOn,
            @Nullable Integer given,
            LocalDate end) {
        // When
        OrderedDrug supplied =
                ordered(ordered, refills).supplied(new Supply(ID, fills, filledOn, given, "00378001801"));
        // Then
        assertThat(supplied.lastsUntil()).isEqualTo(end);
        assertThat(supplied.suppliedNdc()).isEqualTo("00378001801");
    }

    @Test
    void whatWasNeverGivenLeavesAtOnce() {
        // Given
        ProfileEntry counting = ProfileEntry.signed(
                        ID, UUID.randomUUID(), 1, 1, java.time.Instant.EPOCH, java.util.Set.of(), 1, ordered(30, 0))
                .counting();
        // When
        ProfileEntry left = counting.supplied(new Supply(ID, 0, LocalDate.of(2026, 1, 3), null, null));
        // Then
        assertThat(counting.speaks()).isTrue();
        assertThat(left.speaks()).isFalse();
        assertThat(left.stoppedOn()).isEqualTo(LocalDate.of(2026, 1, 3));
    }
}
