package org.scriptline.prescription.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.ElementPaths;
import org.scriptline.prescription.lint.Finding;

/**
 * Elements of the dispensing that cannot be honoured: a date that is only half given or an amount with a comparator
 * stops the order; what is merely stored and does not reach the pharmacy is said as a warning.
 */
final class UnsentElements {
    private static final String DISPENSE = "MedicationRequest.dispenseRequest";

    private UnsentElements() {}

    static List<Finding> check(MedicationRequest request) {
        List<Finding> findings = new ArrayList<>();
        MedicationRequestDispenseRequestComponent dispense = request.getDispenseRequest();
        @Nullable String written = request.getAuthoredOnElement().getValueAsString();
        @Nullable LocalDate writtenOn = LocalDates.full(written);
        if (written != null && writtenOn == null) {
            findings.add(Finding.error(
                    ErrorCode.DATE_INVALID, ElementPaths.AUTHORED_ON, "The date needs year, month and day."));
        }
        if (dispense.getQuantity().hasComparator()) {
            findings.add(Finding.error(
                    ErrorCode.MEANING_NOT_SUPPORTED,
                    ElementPaths.QUANTITY + ".comparator",
                    "A quantity above or below an amount cannot be dispensed."));
        }
        if (dispense.hasInitialFill()) {
            findings.add(stored(DISPENSE + ".initialFill", "A separate first fill"));
        }
        validity(dispense, writtenOn, findings);
        return findings;
    }

    /** A day before which nothing may be dispensed must be a day, and lie before the end and within a year. */
    private static void validity(
            MedicationRequestDispenseRequestComponent dispense, @Nullable LocalDate writtenOn, List<Finding> findings) {
        @Nullable String given = dispense.getValidityPeriod().getStartElement().getValueAsString();
        @Nullable LocalDate start = LocalDates.full(given);
        @Nullable
        LocalDate end =
                LocalDates.full(dispense.getValidityPeriod().getEndElement().getValueAsString());
        String path = DISPENSE + ".validityPeriod.start";
        if (given != null && start == null) {
            findings.add(Finding.error(ErrorCode.DATE_INVALID, path, "The date needs year, month and day."));
        } else if (start != null && end != null && end.isBefore(start)) {
            findings.add(Finding.error(
                    ErrorCode.DATE_INVALID, path, "The order would end before anything may be dispensed."));
        } else if (start != null && writtenOn != null && start.isAfter(writtenOn.plusYears(1))) {
            findings.add(Finding.error(
                    ErrorCode.DATE_INVALID, path, "The order would be over before anything may be dispensed."));
        }
    }

    private static Finding stored(String path, String what) {
        return Finding.warning(
                ErrorCode.MEANING_NOT_SUPPORTED,
                path,
                what + " is stored but not sent to the pharmacy; say it in the directions or in the note.");
    }
}
