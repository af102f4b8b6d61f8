package org.scriptline.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.kit.security.Role;

/** What a request may not contain; each refusal is a checked one that becomes a 400. */
class StrictJsonTest {

    private static final ObjectMapper MAPPER = StrictJson.create();

    record Part(@Nullable String text) {}

    record Body(
            @Nullable String text,
            int whole,
            @Nullable Integer count,
            @Nullable Boolean yes,
            @Nullable BigDecimal exact,
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable Instant time,
            @Nullable Role role,
            @Nullable List<String> list,
            @Nullable Part part) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"whole\":1,\"whole\":2}",
                "{\"whole\":1,\"part\":{\"text\":\"a\",\"text\":\"b\"}}",
                "{\"whole\":1} x",
                "{\"whole\":1}{\"whole\":1}",
                "{\"whole\":1}]",
                "{\"whole\":1,\"unknown\":1}",
                "{\"whole\":1,\"part\":{\"unknown\":1}}",
                "{\"whole\":null}",
                "{}",
                "",
                "[]",
                "\"text\"",
                "{whole:1}",
                "{'whole':1}",
                "{\"whole\":1,}",
                "{\"whole\":01}",
                "{\"whole\":NaN}",
                "{\"whole\":1 /* comment */}",
                "{\"whole\":99999999999}"
            })
    void whatIsNotExactlyOneKnownBodyIsRefused(String json) {
        // When / Then
        assertThatThrownBy(() -> MAPPER.readValue(json, Body.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text  | 5",
                "text  | 5.5",
                "text  | true",
                "text  | [\"a\"]",
                "text  | {}",
                "whole | \"5\"",
                "whole | 5.5",
                "whole | 5.0",
                "whole | true",
                "whole | \"\"",
                "whole | [5]",
                "count | \"5\"",
                "count | 5.5",
                "count | false",
                "count | \"\"",
                "yes   | \"true\"",
                "yes   | 1",
                "yes   | 0",
                "yes   | \"\"",
                "exact | \"1.5\"",
                "exact | \"\"",
                "exact | true",
                "id    | \"\"",
                "id    | \"no-uuid\"",
                "id    | 5",
                "day   | \"\"",
                "day   | \"2026-02-30\"",
                "day   | \"2026-11-21T10:00:00Z\"",
                "day   | 20000",
                "day   | [2026,11,21]",
                "time  | \"\"",
                "time  | \"2026-11-21\"",
                "time  | 1790000000",
                "role  | \"\"",
                "role  | \"PRESCRIBER\"",
                "role  | \"nurse\"",
                "role  | 0",
                "role  | true",
                "list  | \"a\"",
                "list  | \"\"",
                "list  | [5]",
                "part  | \"\"",
                "part  | []",
                "part  | \"a\""
            })
    void nothingIsTakenForAnotherKindOfValue(String field, String value) {
        // Given
        String json =
                "whole".equals(field) ? "{\"whole\":" + value + "}" : "{\"whole\":1,\"" + field + "\":" + value + "}";

        // When / Then
        assertThatThrownBy(() -> MAPPER.readValue(json, Body.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aBodyOfTheRightKindsIsRead() throws JsonProcessingException {
        // Given
        String json = """
                {"text": "", "whole": 1, "count": 2, "yes": false, "exact": 1.50,
                 "id": "019c0a52-7b10-7c3e-9d41-5f6a70b18201", "day": "2026-11-21", "time": "2026-11-21T10:00:00Z",
                 "role": "prescriber", "list": ["a", "b"], "part": {"text": "c"}}""";

        // When
        Body body = MAPPER.readValue(json, Body.class);

        // Then
        assertThat(body)
                .isEqualTo(new Body(
                        "",
                        1,
                        2,
                        false,
                        new BigDecimal("1.50"),
                        UUID.fromString("019c0a52-7b10-7c3e-9d41-5f6a70b18201"),
                        LocalDate.of(2026, 11, 21),
                        Instant.parse("2026-11-21T10:00:00Z"),
                        Role.PRESCRIBER,
                        List.of("a", "b"),
                        new Part("c")));
    }

    @Test
    void omittedAndNullAreTheSame() throws JsonProcessingException {
        // When
        Body omitted = MAPPER.readValue("{\"whole\":1}", Body.class);
        Body none = MAPPER.readValue(
                "{\"text\":null,\"whole\":1,\"count\":null,\"yes\":null,\"exact\":null,\"id\":null,\"day\":null,"
                        + "\"time\":null,\"role\":null,\"list\":null,\"part\":null}",
                Body.class);

        // Then
        assertThat(omitted)
                .isEqualTo(none)
                .isEqualTo(new Body(null, 1, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void aWholeNumberIsADecimal() throws JsonProcessingException {
        // When
        Body body = MAPPER.readValue("{\"whole\":1,\"exact\":30}", Body.class);

        // Then
        assertThat(body.exact()).isEqualTo(new BigDecimal("30"));
    }

    @Test
    void sixtyFourLevelsAreReadAndNoMore() throws JsonProcessingException {
        // When
        JsonNode deepest = MAPPER.readTree("[".repeat(64) + "]".repeat(64));

        // Then
        assertThat(deepest.isArray()).isTrue();
        assertThatThrownBy(() -> MAPPER.readTree("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void longTextsAndNumbersAreRefused() {
        // When / Then
        assertThatThrownBy(() -> MAPPER.readTree("\"" + "x".repeat(StrictJson.STRING + 1) + "\""))
                .isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> MAPPER.readTree("1".repeat(StrictJson.NUMBER + 1)))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void answersKeepTheWrittenPrecisionAndTheCodes() throws JsonProcessingException {
        // When
        String json = MAPPER.writeValueAsString(new Body(
                null,
                1,
                null,
                null,
                new BigDecimal("1.50"),
                null,
                LocalDate.of(2026, 11, 21),
                Instant.parse("2026-11-21T10:00:00Z"),
                Role.OPS,
                null,
                null));

        // Then
        assertThat(json)
                .contains(
                        "\"exact\":1.50",
                        "\"day\":\"2026-11-21\"",
                        "\"time\":\"2026-11-21T10:00:00Z\"",
                        "\"role\":\"ops\"");
    }
}
