package org.scriptline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.kit.problem.ProblemException;

class TimeCursorTest {

    @Test
    void whatAPageGaveIsReadAgain() {
        // Given
        TimeCursor cursor = new TimeCursor(Instant.parse("2026-11-23T07:08:09.123456Z"), "out:0199");

        // When
        String text = cursor.text();

        // Then
        assertThat(text).isEqualTo("MjAyNi0xMS0yM1QwNzowODowOS4xMjM0NTZaCm91dDowMTk5");
        assertThat(TimeCursor.of(text)).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "MjAyNg",
                "?",
                "MjAyNi0xMS0yM1QwNzowODowOS4xMjM0NTZaCmEKYg",
                "KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaCm91dDp4"
            })
    void anythingElseIsNone(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TimeCursor.of(text))
                .withMessage("The cursor is not one of ours.");
    }
}
