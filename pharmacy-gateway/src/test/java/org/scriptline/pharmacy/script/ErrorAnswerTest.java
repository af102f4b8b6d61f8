package org.scriptline.pharmacy.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.pharmacy.script.ErrorAnswer.Consequence;

class ErrorAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "600, RETRY",
        "601, OPERATIONS",
        "602, RETRY",
        "700, OPERATIONS",
        "900, CORRECTION",
        "999, CORRECTION",
    })
    void eachCodeHasItsConsequence(String code, Consequence consequence) {
        ErrorAnswer error = new ErrorAnswer(code, "1000", null);

        assertThat(error.consequence()).isEqualTo(consequence);
        assertThat(error.retryable()).isEqualTo(consequence == Consequence.RETRY);
    }
}
