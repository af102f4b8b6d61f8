package org.scriptline.contracts.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.reconciliation.ReconciliationStated;

/**
 * Every kind of event: its CloudEvents type, its topic, its payload and whether it is a transition or a full state.
 *
 * <p>A transition is applied in sequence and parked when it comes ahead; a full state is applied when it is newer.
 */
public enum EventType implements Coded {
    PATIENT_RECORD_STATED(
            "org.scriptline.patient-record.stated.v1", Topic.PRESCRIPTION, PatientRecordStated.class, true),
    PRESCRIPTION_DRAFTED(
            "org.scriptline.prescription.drafted.v1", Topic.PRESCRIPTION, PrescriptionDrafted.class, false),
    PRESCRIPTION_EDITED("org.scriptline.prescription.edited.v1", Topic.PRESCRIPTION, PrescriptionDrafted.class, false),
    PRESCRIPTION_SIGNED("org.scriptline.prescription.signed.v1", Topic.PRESCRIPTION, PrescriptionSigned.class, false),
    PRESCRIPTION_HELD("org.scriptline.prescription.held.v1", Topic.PRESCRIPTION, PrescriptionHeld.class, false),
    PRESCRIPTION_RELEASED(
            "org.scriptline.prescription.released.v1", Topic.PRESCRIPTION, PrescriptionReleased.class, false),
    PRESCRIPTION_CANCELLED(
            "org.scriptline.prescription.cancelled.v1", Topic.PRESCRIPTION, PrescriptionCancelled.class, false),
    CANCEL_REQUESTED(
            "org.scriptline.prescription.cancel-requested.v1", Topic.PRESCRIPTION, CancelRequested.class, false),
    REROUTE_REQUESTED(
            "org.scriptline.prescription.reroute-requested.v1", Topic.PRESCRIPTION, RerouteRequested.class, false),
    RESEND_REQUESTED(
            "org.scriptline.prescription.resend-requested.v1", Topic.PRESCRIPTION, ResendRequested.class, false),
    FILL_NOTICES_REQUESTED(
            "org.scriptline.prescription.fill-notices-requested.v1",
            Topic.PRESCRIPTION,
            FillNoticesRequested.class,
            false),
    PRESCRIPTION_ENDED("org.scriptline.prescription.ended.v1", Topic.PRESCRIPTION, PrescriptionEnded.class, false),
    LATE_ALERT_RAISED(
            "org.scriptline.prescription.late-alert-raised.v1", Topic.PRESCRIPTION, LateAlertRaised.class, false),
    LATE_ALERT_ANSWERED(
            "org.scriptline.prescription.late-alert-answered.v1", Topic.PRESCRIPTION, LateAlertAnswered.class, false),
    ALERTS_WITHDRAWN(
            "org.scriptline.prescription.alerts-withdrawn.v1", Topic.PRESCRIPTION, AlertsWithdrawn.class, false),
    REQUEST_ANSWER_STATED(
            "org.scriptline.prescription.request-answer-stated.v1",
            Topic.PRESCRIPTION,
            RequestAnswerStated.class,
            true),
    SCREENING_ANSWERED("org.scriptline.screening.answered.v1", Topic.SCREENING, ScreeningAnswered.class, true),
    COVERAGE_ANSWERED("org.scriptline.coverage.answered.v1", Topic.COVERAGE, CoverageAnswered.class, true),
    COVERAGE_CHANGED("org.scriptline.coverage.changed.v1", Topic.COVERAGE, CoverageChanged.class, true),
    PRIOR_AUTHORIZATION_STATED(
            "org.scriptline.prior-authorization.stated.v1", Topic.COVERAGE, PriorAuthorizationStated.class, true),
    ORDER_STATED("org.scriptline.pharmacy-order.stated.v1", Topic.PHARMACY_ORDER, PharmacyOrderStated.class, true),
    REQUEST_STATED(
            "org.scriptline.pharmacy-request.stated.v1", Topic.PHARMACY_ORDER, PharmacyRequestStated.class, true),
    PHARMACY_STATED("org.scriptline.pharmacy.stated.v1", Topic.PHARMACY_DIRECTORY, PharmacyStated.class, true),
    RECONCILIATION_STATED(
            "org.scriptline.reconciliation.stated.v1", Topic.RECONCILIATION, ReconciliationStated.class, true);

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private final String code;
    private final Topic topic;
    private final Class<? extends Record> payload;
    private final boolean fullState;

    EventType(String code, Topic topic, Class<? extends Record> payload, boolean fullState) {
        this.code = code;
        this.topic = topic;
        this.payload = payload;
        this.fullState = fullState;
    }

    /** The type with this CloudEvents {@code type}, empty when this version does not know it. */
    public static Optional<EventType> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String code() {
        return code;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Record> payload() {
        return payload;
    }

    /** Whether the payload is the whole state, so that a newer one makes an older one needless. */
    public boolean fullState() {
        return fullState;
    }
}
