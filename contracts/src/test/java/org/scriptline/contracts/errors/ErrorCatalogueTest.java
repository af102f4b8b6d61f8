package org.scriptline.contracts.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 400, false",
        "UNAUTHENTICATED, 401, false",
        "FORBIDDEN, 403, false",
        "NOT_FOUND, 404, false",
        "METHOD, 405, false",
        "NOT_ACCEPTABLE, 406, false",
        "CONFLICT, 409, false",
        "STALE, 412, false",
        "TOO_LARGE, 413, false",
        "MEDIA_TYPE, 415, false",
        "UNPROCESSABLE, 422, false",
        "TOO_MANY, 429, true",
        "INTERNAL, 500, true",
        "UNAVAILABLE, 503, true"
    })
    void aCategoryDecidesStatusAndRetry(ErrorCategory category, int status, boolean retryable) {
        // When / Then
        assertThat(category.httpStatus()).isEqualTo(status);
        assertThat(category.retryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_MALFORMED, MALFORMED",
        "REQUEST_UNKNOWN_FIELD, MALFORMED",
        "REQUEST_TOO_DEEP, MALFORMED",
        "BODY_TOO_LARGE, TOO_LARGE",
        "MEDIA_TYPE_UNSUPPORTED, MEDIA_TYPE",
        "VERSION_STALE, STALE",
        "IDEMPOTENCY_KEY_REUSED, UNPROCESSABLE",
        "IDEMPOTENCY_IN_FLIGHT, UNAVAILABLE",
        "STATE_CONFLICT, CONFLICT",
        "RELEASE_TOO_EARLY, CONFLICT",
        "CLAIM_SECRET_WRONG, CONFLICT",
        "CONTROLLED_SUBSTANCE, UNPROCESSABLE",
        "NDC_AMBIGUOUS, UNPROCESSABLE",
        "PLAN_NOT_FOUND, NOT_FOUND",
        "REQUEST_RATE_EXCEEDED, TOO_MANY",
        "OVERLOADED, UNAVAILABLE"
    })
    void aPromisedAnswerKeepsItsCategory(ErrorCode code, ErrorCategory category) {
        // When / Then
        assertThat(code.category()).isEqualTo(category);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeSaysInSentencesWhatIsWrongAndWhatToDo(ErrorCode code) {
        // When / Then
        assertThat(code.title()).matches("[A-Z0-9].*\\.");
        assertThat(code.fix()).matches("[A-Z0-9].*\\.");
    }
}
