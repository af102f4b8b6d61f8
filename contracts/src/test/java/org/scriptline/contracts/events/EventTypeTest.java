package org.scriptline.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypeTest {

    static Stream<Arguments> topics() {
        return Stream.of(
                Arguments.of(Topic.PRESCRIPTION, new EventType[] {
                    EventType.PATIENT_RECORD_STATED,
                    EventType.PRESCRIPTION_DRAFTED,
                    EventType.PRESCRIPTION_EDITED,
                    EventType.PRESCRIPTION_SIGNED,
                    EventType.PRESCRIPTION_HELD,
                    EventType.PRESCRIPTION_RELEASED,
                    EventType.PRESCRIPTION_CANCELLED,
                    EventType.CANCEL_REQUESTED,
                    EventType.REROUTE_REQUESTED,
                    EventType.RESEND_REQUESTED,
                    EventType.FILL_NOTICES_REQUESTED,
                    EventType.PRESCRIPTION_ENDED,
                    EventType.LATE_ALERT_RAISED,
                    EventType.LATE_ALERT_ANSWERED,
                    EventType.ALERTS_WITHDRAWN,
                    EventType.REQUEST_ANSWER_STATED
                }),
                Arguments.of(Topic.SCREENING, new EventType[] {EventType.SCREENING_ANSWERED}),
                Arguments.of(Topic.COVERAGE, new EventType[] {
                    EventType.COVERAGE_ANSWERED, EventType.COVERAGE_CHANGED, EventType.PRIOR_AUTHORIZATION_STATED
                }),
                Arguments.of(Topic.PHARMACY_ORDER, new EventType[] {EventType.ORDER_STATED, EventType.REQUEST_STATED}),
                Arguments.of(Topic.PHARMACY_DIRECTORY, new EventType[] {EventType.PHARMACY_STATED}),
                Arguments.of(Topic.RECONCILIATION, new EventType[] {EventType.RECONCILIATION_STATED}));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicCarriesTheEventsOfItsOwner(Topic topic, EventType... types) {
        // When / Then
        assertThat(Arrays.stream(EventType.values()).filter(type -> type.topic() == topic))
                .containsExactly(types);
    }

    @Test
    void whatStatesTheWholeMayOvertakeWhatItReplaces() {
        // When / Then
        assertThat(Arrays.stream(EventType.values()).filter(EventType::fullState))
                .containsExactly(
                        EventType.PATIENT_RECORD_STATED,
                        EventType.REQUEST_ANSWER_STATED,
                        EventType.SCREENING_ANSWERED,
                        EventType.COVERAGE_ANSWERED,
                        EventType.COVERAGE_CHANGED,
                        EventType.PRIOR_AUTHORIZATION_STATED,
                        EventType.ORDER_STATED,
                        EventType.REQUEST_STATED,
                        EventType.PHARMACY_STATED,
                        EventType.RECONCILIATION_STATED);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aTypeIsFoundByItsCode(EventType type) {
        // When / Then
        assertThat(EventType.of(type.code())).contains(type);
    }

    @Test
    void aTypeOfALaterVersionIsNotKnown() {
        // When / Then
        assertThat(EventType.of("org.scriptline.prescription.signed.v2")).isEqualTo(Optional.empty());
    }

    @Test
    void everyTopicHasTwelvePartitions() {
        // When / Then
        assertThat(Topic.PARTITIONS).isEqualTo(12);
    }
}
