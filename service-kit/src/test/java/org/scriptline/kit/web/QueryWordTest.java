package org.scriptline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.kit.problem.ProblemException;

class QueryWordTest {

    @Test
    void aWordOfTheListIsRead() {
        assertThat(QueryWord.flag("unmatched", "true")).isTrue();
        assertThat(QueryWord.flag("unmatched", "false")).isFalse();
        assertThat(QueryWord.oneOf("state", "settled", "open", "settled")).isEqualTo("settled");
        assertThat(QueryWord.coded("cancel", "denied", CancelStatus.values())).isEqualTo(CancelStatus.DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "TRUE", "True", "true ", "1", "0", "yes", "null", "true,false", "\0"})
    void anyOtherIsRefusedByItsNameWithTheWordsThatAreRight(String text) {
        assertRefused(() -> QueryWord.flag("unmatched", text), "unmatched", "unmatched is true or false.");
        assertRefused(
                () -> QueryWord.oneOf("state", text, "open", "replayed", "discarded"),
                "state",
                "state is open, replayed or discarded.");
        assertRefused(
                () -> QueryWord.coded("cancel", text, CancelStatus.values()),
                "cancel",
                "cancel is none, requested, pending, approved, denied or unknown.");
    }

    private static void assertRefused(ThrowingCallable reading, String field, String sentence) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading)
                .withMessage(sentence)
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PARAMETER_INVALID);
                    assertThat(refused.field()).isEqualTo(field);
                });
    }
}
