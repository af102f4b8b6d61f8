package org.scriptline.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SigTest {

    private static final MaximumDose EIGHT_A_DAY =
            new MaximumDose(new BigDecimal("8.0"), "tablets", new BigDecimal(24), "h");

    @Test
    void whatTheWordsDoNotSayFollowsThem() {
        // Given
        Sig sig = sig("Take 1 tablet every 6 hours as needed", "knee pain", EIGHT_A_DAY);

        // When
        String directions = sig.directions();

        // Then
        assertThat(directions)
                .isEqualTo("Take 1 tablet every 6 hours as needed. As needed for knee pain."
                        + " Maximum 8 tablets in 24 hours.");
    }

    @Test
    void whatTheWordsSayIsNotSaidTwice() {
        // Given
        String text = "Take 1 tablet every 6 hours as needed for Knee pain. Do not exceed 8 tablets in 24 hours.";
        Sig sig = sig(text, "knee pain", EIGHT_A_DAY);

        // When
        String directions = sig.directions();

        // Then
        assertThat(directions).isEqualTo(text);
    }

    @Test
    void aNumberWithinAnotherIsNotTheMaximum() {
        // Given
        Sig sig = sig("Take no more than 1 tablet of 80 mg.", null, EIGHT_A_DAY);

        // When
        String directions = sig.directions();

        // Then
        assertThat(directions).isEqualTo("Take no more than 1 tablet of 80 mg. Maximum 8 tablets in 24 hours.");
    }

    @Test
    void oneDayIsADay() {
        // Given
        MaximumDose maximum = new MaximumDose(new BigDecimal(4), "g", BigDecimal.ONE, "d");

        // When / Then
        assertThat(maximum.words()).isEqualTo("Maximum 4 g in a day");
    }

    private static Sig sig(String text, @Nullable String asNeededFor, MaximumDose maximum) {
        return new Sig(text, null, null, null, null, null, true, null, asNeededFor, maximum, null, null);
    }
}
