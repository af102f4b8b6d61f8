package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AlertOverride;
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
import org.scriptline.contracts.screening.SkippedCheck;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.lint.Finding;

/** States of a stored order, from nothing known to everything said. */
final class Views {
    static final UUID ID = UUID.fromString("01940000-0000-7000-8000-00000000000a");
    static final UUID RECORD = UUID.fromString("01940000-0000-7000-8000-00000000000b");
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

    private Views() {}

    static PrescriptionView bare(OrderStatus order) {
        return new PrescriptionView(
                ID,
                RECORD,
                1,
                order,
                TransmissionStatus.NONE,
                CancelStatus.NONE,
                FillStatus.NONE,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                false,
                null,
                NOW);
    }

    static PrescriptionView everythingSaid() {
        return new PrescriptionView(
                ID,
                RECORD,
                3,
                OrderStatus.HELD,
                TransmissionStatus.QUEUED,
                CancelStatus.REQUESTED,
                FillStatus.NOT_DISPENSED,
                screening(),
                coverage(),
                null,
                List.of(Finding.warning(
                        ErrorCode.SIG_ABBREVIATION,
                        "MedicationRequest.dosageInstruction[0].text",
                        "“QD” can be misread; write “daily”.")),
                List.of(new AlertOverride("a1b2c3", OverrideReason.OTHER, "Seen together with cardiology")),
                List.of("d4e5f6", AlertOverride.FACTS_NOT_APPLIED),
                "screening unavailable",
                true,
                true,
                null,
                NOW);
    }

    private static ScreeningResult screening() {
        return new ScreeningResult(
                Outcome.INCOMPLETE,
                Scope.LINKED_RECORDS,
                2,
                1,
                "2026-11-21.1-9f3c",
                List.of("lisinopril"),
                List.of(new NotScreened("n-77", "Xyzzyline", "not recognized")),
                List.of(AlertType.DRUG_DRUG),
                List.of(new SkippedCheck(AlertType.DRUG_RENAL, List.of("eGFR"), List.of("lisinopril"))),
                List.of(
                        alert("a1b2c3", AlertType.DRUG_DRUG, Severity.CONTRAINDICATED),
                        alert("d4e5f6", AlertType.DRUG_PREGNANCY, Severity.MINOR)),
                List.of());
    }

    private static Alert alert(String id, AlertType type, Severity severity) {
        return new Alert(
                id,
                type,
                severity,
                Display.INTERRUPT,
                "Sacubitril with lisinopril: angioedema",
                "Both raise bradykinin.",
                "Swelling of the airway.",
                "Choose another antihypertensive.",
                List.of(
                        new Involved(ID.toString(), "lisinopril", "29046", "draft", null, null, null),
                        new Involved(
                                null,
                                "sacubitril / valsartan",
                                "1656328",
                                "active",
                                "order",
                                "Dr. Ben Lindqvist, Harbor Cardiology",
                                LocalDate.of(2026, 11, 1))),
                List.of(new Evidence("Label of lisinopril", "section 4", "https://dailymed.nlm.nih.gov/")),
                "DD",
                "acei-neprilysin");
    }

    private static CoverageResult coverage() {
        return new CoverageResult(
                "r1",
                "FULL",
                LocalDate.of(2026, 11, 21),
                new CoverageResult.Plan("Larch Health", "00025000"),
                true,
                new CoverageResult.Tier("1", "Preferred generic"),
                true,
                new CoverageResult.StepTherapy(false, null, List.of()),
                new CoverageResult.QuantityLimit(true, new BigDecimal("30"), 30, null, null, null, true),
                null,
                null,
                null,
                new CoverageResult.Cost(new BigDecimal("4.50"), null, null, true, null),
                List.of(),
                List.of(new CoverageResult.Unknown("phase", "no accumulators given")));
    }
}
