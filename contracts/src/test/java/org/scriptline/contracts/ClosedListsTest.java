package org.scriptline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.codes.DenialReason;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.KillSwitchReason;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.PendingReason;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.codes.RerouteReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.Topic;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.Scope;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.contracts.status.TransmissionStatus;

/** The codes others build against, word for word: a code that changes breaks an EMR, a pharmacy or a stored event. */
class ClosedListsTest {

    static Stream<Arguments> lists() {
        return Stream.of(
                list(
                        OrderStatus.class,
                        "draft, signed, held, active, completed, expired, stopped, cancelled, entered-in-error"),
                list(
                        TransmissionStatus.class,
                        "none, queued, accepted-by-network, delivered, verified, retrying, failed, unknown"),
                list(CancelStatus.class, "none, requested, pending, approved, denied, unknown"),
                list(
                        FillStatus.class,
                        "none, in-progress, ready, partial, dispensed, not-dispensed, transferred, returned"),
                list(
                        OverrideReason.class,
                        "WILL_MONITOR, DOSE_ADJUSTED, TOLERATED_BEFORE, BENEFIT_OUTWEIGHS_RISK, NOT_TAKING,"
                                + " INACCURATE_ALERT, SPECIALIST_ADVICE, PATIENT_INFORMED, OTHER"),
                list(HookKind.class, "order-select, order-sign"),
                list(UnscreenedReleaseReason.class, "SERVICE_UNAVAILABLE_URGENT, CHECKED_BY_HAND, OTHER"),
                list(
                        CancelReason.class,
                        "PATIENT_REQUEST, WRONG_PATIENT, WRONG_DRUG_OR_DOSE, ADVERSE_REACTION, THERAPY_CHANGED,"
                                + " THERAPY_COMPLETED, DUPLICATE, WRONG_PHARMACY, COST, OTHER"),
                list(
                        FillNotices.class,
                        "ALL, ALL_EXCEPT_TRANSFERRED, DISPENSED_AND_PARTIALLY_DISPENSED,"
                                + " PARTIALLY_DISPENSED_AND_NOT_DISPENSED, NOT_DISPENSED_AND_TRANSFERRED,"
                                + " PARTIALLY_DISPENSED, NOT_DISPENSED, NONE"),
                list(
                        RerouteReason.class,
                        "PHARMACY_REJECTED, PHARMACY_UNREACHABLE, OUT_OF_STOCK, PATIENT_REQUEST, COST,"
                                + " WRONG_PHARMACY, OTHER"),
                list(
                        KillSwitchReason.class,
                        "PHARMACY_COMPROMISED, PHARMACY_SYSTEM_FAULT, WRONG_ROUTE, KNOWLEDGE_DEFECT, SOFTWARE_DEFECT,"
                                + " SECURITY_INCIDENT, EXERCISE, OTHER"),
                list(
                        NotDispensedReason.class,
                        "OUT_OF_STOCK, PATIENT_DECLINED, NOT_PICKED_UP, COVERAGE_REJECTED, CLINICAL_CONCERN,"
                                + " CANCELLED, TRANSFERRED, EXPIRED, OTHER"),
                list(RequestKind.class, "renewal, change, verbal-order, emergency-supply, new-prescription"),
                list(ChangeCode.class, "G, T, P, D, S, OS, U"),
                list(RequestOutcome.class, "approved, approved-with-changes, denied, replace, pending, validated"),
                list(RequestState.class, "waiting, answered, superseded"),
                list(
                        AuthorizationState.class,
                        "needed, started, questions, submitted, approved, denied, appealed, expired"),
                list(
                        DenialReason.class,
                        "PATIENT_UNKNOWN, NEVER_UNDER_CARE, NO_LONGER_UNDER_CARE, TOO_SOON, NEVER_PRESCRIBED,"
                                + " PATIENT_SHOULD_CALL, RENEWAL_INAPPROPRIATE, CHANGE_INAPPROPRIATE, NEEDS_APPOINTMENT,"
                                + " NOT_AT_THIS_LOCATION, NO_PRIOR_AUTHORIZATION, ANSWERED_OTHERWISE,"
                                + " PRIOR_AUTHORIZATION_UNDER_WAY, PATIENT_ALLERGIC, MEDICATION_DISCONTINUED,"
                                + " OTHER_PHARMACY, OTHER"),
                list(
                        PendingReason.class,
                        "APPOINTMENT_SCHEDULED, LABORATORY_PENDING, PROVIDER_AWAY, ACUTE_CARE, OTHER_DELAY"),
                list(
                        AlertType.class,
                        "DRUG_DRUG, DRUG_ALLERGY, DUPLICATE_THERAPY, DRUG_DISEASE, DRUG_AGE, DRUG_PREGNANCY,"
                                + " DRUG_LACTATION, DRUG_RENAL, DRUG_LAB, DOSE, OPIOID_MME"),
                list(Severity.class, "MINOR, MODERATE, MAJOR, CONTRAINDICATED"),
                list(Display.class, "LOG, PASSIVE, INTERRUPT, HARD_STOP"),
                list(Outcome.class, "CLEAR, ALERTS, INCOMPLETE"),
                list(Scope.class, "LINKED_RECORDS, THIS_PRACTICE, REQUEST_ONLY"),
                list(GateVerdict.class, "CLEARED, HELD"),
                list(
                        Topic.class,
                        "erx.prescription, erx.screening, erx.coverage, erx.pharmacy-order, erx.pharmacy-directory,"
                                + " erx.reconciliation"),
                list(
                        OrderChange.class,
                        "queued, accepted-by-network, delivered, listed, verified, acknowledged, retrying, rejected,"
                                + " failed, unknown, cancel-requested, cancel-sent, cancel-approved, cancel-denied,"
                                + " cancel-unknown, claimed, claim-returned, ready, partially-filled, filled,"
                                + " not-dispensed, transferred, returned-to-stock, delivery-held, delivery-resumed,"
                                + " contradiction, reroute-requested, rerouted, reroute-refused,"
                                + " former-pharmacy-cancelled, resent, fill-notices-changed, fill-notices-refused,"
                                + " fill-notices-unknown, not-accepted-in-time, not-delivered-in-time"),
                list(
                        EventType.class,
                        "org.scriptline.patient-record.stated.v1, org.scriptline.prescription.drafted.v1,"
                                + " org.scriptline.prescription.edited.v1, org.scriptline.prescription.signed.v1,"
                                + " org.scriptline.prescription.held.v1, org.scriptline.prescription.released.v1,"
                                + " org.scriptline.prescription.cancelled.v1,"
                                + " org.scriptline.prescription.cancel-requested.v1,"
                                + " org.scriptline.prescription.reroute-requested.v1,"
                                + " org.scriptline.prescription.resend-requested.v1,"
                                + " org.scriptline.prescription.fill-notices-requested.v1,"
                                + " org.scriptline.prescription.ended.v1,"
                                + " org.scriptline.prescription.late-alert-raised.v1,"
                                + " org.scriptline.prescription.late-alert-answered.v1,"
                                + " org.scriptline.prescription.alerts-withdrawn.v1,"
                                + " org.scriptline.prescription.request-answer-stated.v1,"
                                + " org.scriptline.screening.answered.v1, org.scriptline.coverage.answered.v1,"
                                + " org.scriptline.coverage.changed.v1, org.scriptline.prior-authorization.stated.v1,"
                                + " org.scriptline.pharmacy-order.stated.v1, org.scriptline.pharmacy-request.stated.v1,"
                                + " org.scriptline.pharmacy.stated.v1,"
                                + " org.scriptline.reconciliation.stated.v1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void aListHoldsTheseCodesAndNoOthers(String name, Class<? extends Coded> list, List<String> codes) {
        // When
        List<String> actual =
                Arrays.stream(list.getEnumConstants()).map(Coded::code).toList();

        // Then
        assertThat(actual).isEqualTo(codes).doesNotHaveDuplicates();
    }

    private static Arguments list(Class<? extends Coded> list, String codes) {
        return Arguments.of(list.getSimpleName(), list, List.of(codes.split(", ")));
    }
}
