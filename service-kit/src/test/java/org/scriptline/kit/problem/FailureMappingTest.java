package org.scriptline.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.json.StrictJson;

class FailureMappingTest {

    record Drug(@Nullable String name, @Nullable Integer days) {}

    record Order(@Nullable List<Drug> drugs, @Nullable JsonNode free) {}

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("{\"drugs\":[{\"days\":\"5\"}]}", ErrorCode.REQUEST_FIELD_INVALID, "drugs[0].days"),
                Arguments.of(
                        "{\"drugs\":[{},{\"days\":99999999999}]}", ErrorCode.REQUEST_FIELD_INVALID, "drugs[1].days"),
                Arguments.of("{\"drugs\":[{\"dayz\":5}]}", ErrorCode.REQUEST_UNKNOWN_FIELD, "drugs[0].dayz"),
                Arguments.of("{\"drugs\":[{\"days\":5 \"name\"}]}", ErrorCode.REQUEST_MALFORMED, null),
                Arguments.of("{\"drugs\":[{\"days\":5,\"days\":6}]}", ErrorCode.REQUEST_MALFORMED, null),
                Arguments.of("{\"drugs\":[{\"days\":5", ErrorCode.REQUEST_MALFORMED, null),
                Arguments.of("[]", ErrorCode.REQUEST_MALFORMED, null),
                Arguments.of("{} {}", ErrorCode.REQUEST_MALFORMED, null),
                Arguments.of("{\"free\":" + "[".repeat(64) + "]".repeat(64) + "}", ErrorCode.REQUEST_TOO_DEEP, null),
                Arguments.of(
                        "{\"drugs\":[{\"name\":\"" + "x".repeat(StrictJson.STRING + 1) + "\"}]}",
                        ErrorCode.REQUEST_FIELD_INVALID,
                        null));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void anUnreadableBodyIsToldApart(String body, ErrorCode code, @Nullable String field) {
        // Given
        Throwable thrown = catchThrowable(() -> StrictJson.create().readValue(body, Order.class));

        // When
        ProblemException direct = FailureMapping.coded(thrown);
        ProblemException wrapped = FailureMapping.coded(new WebApplicationException(thrown, 400));

        // Then
        assertThat(direct.code()).isEqualTo(code);
        assertThat(direct.field()).isEqualTo(field);
        assertThat(wrapped.code()).isEqualTo(code);
        assertThat(wrapped.field()).isEqualTo(field);
    }

    @Test
    void whatWasSentIsNotRepeated() {
        // Given
        Throwable thrown = catchThrowable(
                () -> StrictJson.create().readValue("{\"drugs\":[{\"days\":\"Iris Marlowe\"}]}", Order.class));

        // When
        Problem problem = FailureMapping.coded(thrown).toProblem("c-1");

        // Then
        assertThat(problem.detail()).isEqualTo("The field drugs[0].days has the wrong type, form or value.");
        assertThat(problem.toString()).doesNotContain("Marlowe");
    }

    @ParameterizedTest
    @CsvSource({
        "08006, DATABASE_UNAVAILABLE",
        "53300, DATABASE_UNAVAILABLE",
        "57P01, DATABASE_UNAVAILABLE",
        "40001, DATABASE_UNAVAILABLE",
        "55P03, OVERLOADED",
        "22021, REQUEST_MALFORMED",
        "22008, REQUEST_FIELD_INVALID",
        "22007, REQUEST_FIELD_INVALID",
        "54000, REQUEST_FIELD_INVALID",
        "23505, INTERNAL_ERROR",
        "42703, INTERNAL_ERROR"
    })
    void aDatabaseFailureSaysWhetherARetryMayHelp(String state, ErrorCode code) {
        // When
        ProblemException failure = FailureMapping.coded(new DatabaseException(new SQLException("no detail", state)));

        // Then
        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void onlyAFormThatCannotBeDecodedIsTheCallersFault() {
        // Given
        Throwable form = catchThrowable(() -> URLDecoder.decode("%zz", StandardCharsets.UTF_8));

        // When / Then
        assertThat(FailureMapping.coded(form).code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
        assertThat(FailureMapping.coded(new IllegalArgumentException("ours")).code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void theFrameworksRefusalsHaveCodes() {
        // When / Then
        assertThat(FailureMapping.coded(new NotFoundException()).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(FailureMapping.coded(new NotSupportedException()).code())
                .isEqualTo(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
        assertThat(FailureMapping.coded(new WebApplicationException(413)).code())
                .isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertThat(FailureMapping.coded(new IllegalStateException("a secret")).detail())
                .isEqualTo("Something went wrong here; it has been recorded.");
    }
}
