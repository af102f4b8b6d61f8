package org.scriptline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

class QueryNumberTest {

    @Test
    void aNumberWithinItsBoundsIsRead() {
        assertThat(QueryNumber.between("limit", "1", 1, 200)).isEqualTo(1);
        assertThat(QueryNumber.between("limit", "0200", 1, 200)).isEqualTo(200);
        assertThat(QueryNumber.cursor("9007199254740993")).isEqualTo(9_007_199_254_740_993L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "0",
                "201",
                "-1",
                "+5",
                "5.0",
                "1e2",
                "\u0665",
                "4294967297",
                "99999999999999999999"
            })
    void whatIsNoneIsRefusedByItsName(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> QueryNumber.between("limit", text, 1, 200))
                .withMessage("limit is 1 to 200.")
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.PARAMETER_INVALID);
                    assertThat(refused.field()).isEqualTo("limit");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999999999999"})
    void aCursorThatNoPageGaveIsRefused(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> QueryNumber.cursor(text))
                .withMessage("The cursor is not one of ours.")
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("cursor"));
    }
}
