package org.scriptline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants that come with a request. */
class QueryInstantTest {

    @Test
    void whatACalendarHoldsIsRead() {
        // When / Then
        assertThat(QueryInstant.parse("2026-11-21T15:00:00.000001Z"))
                .isEqualTo(Instant.parse("2026-11-21T15:00:00.000001Z"));
        assertThat(QueryInstant.parse("9999-12-31T23:59:59Z")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "yesterday",
                ""
            })
    void whatNoCalendarHoldsIsNot(String text) {
        // When / Then
        assertThatThrownBy(() -> QueryInstant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
