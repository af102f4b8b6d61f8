package org.scriptline.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;

class StrictFhirJsonTest {
    private static final String START = "{\"resourceType\":\"MedicationRequest\"";

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatLenientReadersLetPassIsRefused(String name, byte[] body, ErrorCode code) {
        // Given the body

        // When
        Reading<?> reading = new MedicationRequestReader().read(body);

        // Then
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(((Reading.Refused<?>) refused).findings())
                                .extracting(Finding::code)
                                .containsExactly(code));
        assertThat(Finding.httpStatus(((Reading.Refused<?>) reading).findings()))
                .isEqualTo(400);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                unreadable("nothing", "", ErrorCode.REQUEST_MALFORMED),
                unreadable("blanks", "  ", ErrorCode.REQUEST_MALFORMED),
                unreadable("null", "null", ErrorCode.REQUEST_MALFORMED),
                unreadable("a list", "[]", ErrorCode.REQUEST_MALFORMED),
                unreadable("an empty object", "{}", ErrorCode.REQUEST_MALFORMED),
                unreadable("half an object", START, ErrorCode.REQUEST_MALFORMED),
                unreadable("a key twice", START + ",\"id\":\"a\",\"id\":\"b\"}", ErrorCode.REQUEST_MALFORMED),
                unreadable("bytes after the end", START + "} x", ErrorCode.REQUEST_MALFORMED),
                unreadable("two objects", START + "}" + START + "}", ErrorCode.REQUEST_MALFORMED),
                unreadable("a comment", START + "/* */}", ErrorCode.REQUEST_MALFORMED),
                unreadable("not a number", START + ",\"x\":NaN}", ErrorCode.REQUEST_MALFORMED),
                unreadable(
                        "a number of 101 digits",
                        START + ",\"x\":" + "1".repeat(101) + "}",
                        ErrorCode.REQUEST_MALFORMED),
                unreadable(
                        "65 levels",
                        START + ",\"x\":" + "[".repeat(65) + "]".repeat(65) + "}",
                        ErrorCode.REQUEST_TOO_DEEP),
                unreadable("another resource", "{\"resourceType\":\"Patient\"}", ErrorCode.FHIR_INVALID),
                unreadable("no resource type", "{\"status\":\"draft\"}", ErrorCode.FHIR_INVALID),
                Arguments.of("UTF-16", (START + "}").getBytes(StandardCharsets.UTF_16BE), ErrorCode.REQUEST_MALFORMED),
                Arguments.of(
                        "broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, ErrorCode.REQUEST_MALFORMED));
    }

    private static Arguments unreadable(String name, String body, ErrorCode code) {
        return Arguments.of(name, body.getBytes(StandardCharsets.UTF_8), code);
    }
}
