package org.scriptline.prescription.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.prescription.prescribing.Samples.pharmacyState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;

/** How the pharmacy's state moves the order axis; the order authorises 60 tablets. */
class OrderAxisTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NONE,     NONE,       0,  -,              -",
                "NONE,     PARTIAL,    10, -,              -",
                "NONE,     DISPENSED,  30, -,              -",
                "NONE,     DISPENSED,  60, -,              COMPLETED",
                "DENIED,   DISPENSED,  60, COST,           COMPLETED",
                "REQUESTED,NONE,       0,  COST,           -",
                "PENDING,  DISPENSED,  30, COST,           -",
                "UNKNOWN,  NONE,       0,  COST,           -",
                "APPROVED, NONE,       0,  COST,           CANCELLED",
                "APPROVED, DISPENSED,  30, COST,           STOPPED",
                "APPROVED, DISPENSED,  60, COST,           STOPPED",
                "APPROVED, NONE,       0,  WRONG_PATIENT,  ENTERED_IN_ERROR",
                "APPROVED, DISPENSED,  30, WRONG_PATIENT,  ENTERED_IN_ERROR",
            })
    void movesAsTheTableSays(
            CancelStatus cancel,
            FillStatus fill,
            String dispensed,
            @Nullable CancelReason reason,
            @Nullable OrderStatus expected) {
        PharmacyOrderStated state = pharmacyState(cancel, fill, dispensed);

        assertThat(OrderAxis.completedBy(state)).isEqualTo(expected == OrderStatus.COMPLETED);
        if (cancel == CancelStatus.APPROVED) {
            assertThat(OrderAxis.cancelledBy(state, reason)).isEqualTo(expected);
        }
    }

    @Test
    void aWrongPatientBeforeReleaseWasEnteredInError() {
        assertThat(OrderAxis.cancelledBeforeRelease(CancelReason.WRONG_PATIENT))
                .isEqualTo(OrderStatus.ENTERED_IN_ERROR);
    }

    @ParameterizedTest
    @EnumSource(value = CancelReason.class, mode = EnumSource.Mode.EXCLUDE, names = "WRONG_PATIENT")
    void everyOtherCancelBeforeReleaseIsCancelled(CancelReason reason) {
        assertThat(OrderAxis.cancelledBeforeRelease(reason)).isEqualTo(OrderStatus.CANCELLED);
    }
}
