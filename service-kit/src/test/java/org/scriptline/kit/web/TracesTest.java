package org.scriptline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void aCallersTraceGoesOnAsItCame() {
        // When
        Traces.continueOrBegin(GIVEN);

        // Then
        assertThat(Traces.current()).isEqualTo(GIVEN);
        assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01"
            })
    void whatIsNoTraceIsReplacedByANewOneThatIsNotSampled(String given) {
        // When
        Traces.continueOrBegin(given);

        // Then
        assertThat(Traces.valid(given)).isNull();
        assertThat(Traces.valid(Traces.current())).isNotNull().endsWith("-00");
    }

    @Test
    void outsideARequestThereIsNone() {
        // When / Then
        assertThat(Traces.current()).isNull();
    }
}
