package org.scriptline.pharmacy.script.fhir;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.ScriptLimits;

/** What a fill has to say before it can be recorded; the limits are those of an RxFill. */
final class ReportChecks {

    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("10000000");
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DAYS = 999;
    private static final int FIRST_YEAR = 1900;

    private ReportChecks() {}

    static void check(Json dispense, RxFill fill) {
        Json days = dispense.at("daysSupply");
        if (days.exists() && days.integer("value") == null) {
            throw new FhirRefusal(
                    ErrorCode.FHIR_INVALID, days.path() + ".value", "The days' supply is not a whole number.");
        }
        Json day = dispense.at("whenHandedOver");
        if (day.exists() && dispense.date("whenHandedOver") == null) {
            throw new FhirRefusal(ErrorCode.FHIR_INVALID, day.path(), "This is no date.");
        }
        RxFill.Dispensed dispensed = fill.dispensed();
        if (dispensed != null) {
            plausible(dispense, dispensed);
        } else if (fill.kind() == RxFill.Kind.DISPENSED || fill.kind() == RxFill.Kind.PARTIALLY_DISPENSED) {
            throw new FhirRefusal(
                    ErrorCode.QUANTITY_INVALID,
                    dispense.path() + ".quantity",
                    "What was dispensed needs its product and its quantity as a number.");
        }
    }

    private static void plausible(Json dispense, RxFill.Dispensed dispensed) {
        BigDecimal quantity = dispensed.quantity();
        if (quantity.signum() <= 0 || quantity.scale() > MOST_DECIMALS || quantity.compareTo(LARGEST_QUANTITY) > 0) {
            throw new FhirRefusal(
                    ErrorCode.QUANTITY_INVALID,
                    dispense.path() + ".quantity.value",
                    "The quantity is not positive, or not one that is dispensed at once.");
        }
        shortEnough(dispensed.unitCode(), ErrorCode.QUANTITY_UNIT_UNKNOWN, dispense.path() + ".quantity.code");
        shortEnough(dispensed.ndc(), ErrorCode.DRUG_CODE_INVALID, dispense.path() + ".medicationCodeableConcept");
        Integer days = dispensed.daysSupply();
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            throw new FhirRefusal(
                    ErrorCode.DAYS_SUPPLY_INVALID,
                    dispense.path() + ".daysSupply.value",
                    "The days' supply is negative or has more than three digits.");
        }
        if (dispensed.filledOn() != null && dispensed.filledOn().getYear() < FIRST_YEAR) {
            throw new FhirRefusal(
                    ErrorCode.DATE_INVALID, dispense.path() + ".whenHandedOver", "Nothing was dispensed then.");
        }
    }

    private static void shortEnough(@Nullable String text, ErrorCode code, String element) {
        if (text != null && text.length() > ScriptLimits.ID) {
            throw new FhirRefusal(code, element, code.title());
        }
    }
}
