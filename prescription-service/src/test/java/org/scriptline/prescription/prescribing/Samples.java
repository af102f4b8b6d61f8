package org.scriptline.prescription.prescribing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.Scope;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

/** Values that the tests of this service share. */
public final class Samples {

    /** When the sample prescription was signed. */
    public static final Instant SIGNED_AT = Instant.parse("2026-11-21T15:00:00Z");

    private Samples() {}

    /** A prescription in the given order status and untouched otherwise. */
    public static Prescription prescription(OrderStatus order) {
        return prescription(order, TransmissionStatus.NONE, CancelStatus.NONE, FillStatus.NONE, false);
    }

    static Prescription prescription(
            OrderStatus order, TransmissionStatus transmission, CancelStatus cancel, FillStatus fill, boolean late) {
        boolean draft = order == OrderStatus.DRAFT;
        return new Prescription(
                new UUID(0, 1),
                "elm-street",
                new UUID(0, 2),
                "1234567893",
                LocalDate.of(2026, 11, 21),
                1,
                draft ? 0 : 1,
                1,
                order,
                transmission,
                cancel,
                fill,
                draft ? null : SIGNED_AT,
                null,
                false,
                late,
                null,
                null,
                false,
                null,
                SIGNED_AT);
    }

    /** An alert between the draft and another prescriber's drug. */
    public static Alert alert(String id, Severity severity, Display display) {
        return new Alert(
                id,
                AlertType.DRUG_DRUG,
                severity,
                display,
                "Sertraline with tranylcypromine",
                "serotonin",
                "serotonin syndrome",
                "do not combine",
                List.of(new Involved(null, "sertraline", "36437", "draft", null, null, null)),
                List.of(new Evidence("FDA label", "sertraline, section 4", null)),
                "DD",
                "ssri-maoi");
    }

    /** A screening with these alerts and unrecognised drugs. */
    public static ScreeningResult screening(List<Alert> alerts, List<NotScreened> notScreened) {
        Outcome outcome =
                !notScreened.isEmpty() ? Outcome.INCOMPLETE : alerts.isEmpty() ? Outcome.CLEAR : Outcome.ALERTS;
        return new ScreeningResult(
                outcome,
                Scope.LINKED_RECORDS,
                2,
                0,
                "2026-11-21.1-test",
                List.of("sertraline"),
                notScreened,
                List.of(AlertType.DRUG_DRUG),
                List.of(),
                alerts,
                List.of());
    }

    static AlertOverride override(String alert) {
        return new AlertOverride(alert, OverrideReason.WILL_MONITOR, null);
    }

    /** The state of an order of 30 tablets with one refill. */
    static PharmacyOrderStated pharmacyState(CancelStatus cancel, FillStatus fill, String dispensed) {
        return state(
                new UUID(0, 1),
                new UUID(0, 2),
                OrderChange.FILLED,
                TransmissionStatus.VERIFIED,
                cancel,
                fill,
                new BigDecimal(dispensed),
                new BigDecimal(60),
                null);
    }

    /** Any state of an order. */
    public static PharmacyOrderStated state(
            UUID prescription,
            UUID patient,
            OrderChange change,
            TransmissionStatus transmission,
            CancelStatus cancel,
            FillStatus fill,
            BigDecimal dispensed,
            BigDecimal authorised,
            @Nullable String errorCode) {
        return new PharmacyOrderStated(
                prescription,
                patient,
                "5912342",
                change,
                null,
                SIGNED_AT,
                transmission,
                errorCode,
                1,
                cancel,
                fill,
                null,
                List.of(),
                dispensed,
                authorised,
                List.of());
    }
}
