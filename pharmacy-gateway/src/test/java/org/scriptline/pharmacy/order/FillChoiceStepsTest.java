package org.scriptline.pharmacy.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.events.OrderChange;

class FillChoiceStepsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stated before        | FILL_NOTICES_UNKNOWN | FILL_NOTICES_CHANGED | FILL_NOTICES_REFUSED
                                 | true                 | true                 | true
            fill-notices-unknown | false                | true                 | true
            fill-notices-changed | false                | false                | true
            fill-notices-refused | false                | true                 | false
            """, useHeadersInDisplayName = true)
    void thePharmacysWordIsStatedOnceAndNotForgotten(
            @Nullable String before, boolean unknown, boolean changed, boolean refused) {
        // When
        boolean[] stated = {
            says(before, OrderChange.FILL_NOTICES_UNKNOWN),
            says(before, OrderChange.FILL_NOTICES_CHANGED),
            says(before, OrderChange.FILL_NOTICES_REFUSED)
        };

        // Then
        assertThat(stated).containsExactly(unknown, changed, refused);
    }

    private static boolean says(@Nullable String before, OrderChange now) {
        PharmacyOrder order = PharmacyOrder.created(
                new PharmacyOrder.Route(
                        UUID.fromString("019c0a52-7b10-7c3e-9d41-5f6a70b18201"),
                        UUID.fromString("019c0a4f-2d08-7a11-8b02-6c1d2e3f4a50"),
                        "elm-street",
                        "1234567893",
                        "5912342",
                        Channel.SCRIPT),
                new Authorised(new BigDecimal(30), 2, "tablet", "C48542"),
                1);
        Step step = FillChoiceSteps.say(order, before, now, "why");
        if (step instanceof Step.Moved moved) {
            assertThat(moved).isEqualTo(new Step.Moved(order, now, "why"));
        }
        return step instanceof Step.Moved;
    }
}
