package org.scriptline.contracts.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdcTest {

    @ParameterizedTest
    @CsvSource({
        "0069-4210-30, 00069421030",
        "68180-980-03, 68180098003",
        "00069-4210-3, 00069421003",
        "00069-4210-30, 00069421030",
        "00069421030, 00069421030"
    })
    void everyWrittenFormBecomesElevenDigits(String written, String digits) {
        // When
        Ndc.Reading reading = Ndc.read(written);

        // Then
        assertThat(reading).isEqualTo(new Ndc.Read(new Ndc(digits)));
    }

    @Test
    void tenDigitsWithoutHyphensAreAmbiguous() {
        // When
        Ndc.Reading reading = Ndc.read("0069421030");

        // Then
        assertThat(reading).isEqualTo(new Ndc.Ambiguous("0069421030"));
    }

    @ParameterizedTest
    @CsvSource({"abc", "123-456-78", "000694210301", "0069-4210-3O"})
    void anythingElseIsMalformed(String written) {
        // When
        Ndc.Reading reading = Ndc.read(written);

        // Then
        assertThat(reading).isEqualTo(new Ndc.Malformed(written));
    }
}
