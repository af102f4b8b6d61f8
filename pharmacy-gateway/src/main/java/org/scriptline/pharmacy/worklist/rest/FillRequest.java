package org.scriptline.pharmacy.worklist.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Fill;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.script.ScriptLimits;

/**
 * What was dispensed.
 *
 * @param fillNumber 0 for the first fill
 * @param quantity greater than zero, at most 100,000
 * @param unit the order's unit, its word or its NCI code
 * @param ndc 11 digits, of the product really dispensed
 * @param description that product in words, at most 105 characters; needed where it is not the one ordered
 * @param filledOn local date of the pharmacy
 */
public record FillRequest(
        @Nullable Integer fillNumber,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable String ndc,
        @Nullable Integer daysSupply,
        @Nullable LocalDate filledOn,
        @Nullable String description) {

    private static final BigDecimal LARGEST = new BigDecimal("100000");
    private static final int LONGEST_DECIMALS = 6;
    private static final int LONGEST_SUPPLY = 365;
    /** Nothing was dispensed before, and other services could not reckon with it. */
    private static final int FIRST_YEAR = 1900;

    /**
     * The fill.
     *
     * @param today the latest day anywhere on earth, after which a date is in the future
     */
    Fill toFill(LocalDate today) {
        int number = required("fillNumber", fillNumber);
        BigDecimal amount = required("quantity", quantity);
        LocalDate day = required("filledOn", filledOn);
        String word = required("unit", unit);
        if (number < 0 || number > 99) {
            throw refused(ErrorCode.REQUEST_FIELD_INVALID, "fillNumber is 0 to 99.", "fillNumber");
        }
        if (amount.signum() <= 0 || amount.compareTo(LARGEST) > 0 || amount.scale() > LONGEST_DECIMALS) {
            throw refused(ErrorCode.QUANTITY_INVALID, ErrorCode.QUANTITY_INVALID.title(), "quantity");
        }
        if (day.isAfter(today)) {
            throw refused(ErrorCode.DATE_INVALID, "filledOn is in the future.", "filledOn");
        }
        if (day.getYear() < FIRST_YEAR) {
            throw refused(ErrorCode.DATE_INVALID, "filledOn is before " + FIRST_YEAR + ".", "filledOn");
        }
        if (ndc != null && !ndc.matches("[0-9]{11}")) {
            throw refused(ErrorCode.DRUG_CODE_INVALID, "ndc has 11 digits without hyphens.", "ndc");
        }
        if (daysSupply != null && (daysSupply < 1 || daysSupply > LONGEST_SUPPLY)) {
            throw refused(ErrorCode.DAYS_SUPPLY_INVALID, ErrorCode.DAYS_SUPPLY_INVALID.title(), "daysSupply");
        }
        if (description != null && (description.isBlank() || description.length() > ScriptLimits.DRUG_DESCRIPTION)) {
            throw refused(ErrorCode.REQUEST_FIELD_INVALID, "description has 1 to 105 characters.", "description");
        }
        return new Fill(number, amount, word, ndc, daysSupply, day, false, description, null);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw refused(ErrorCode.REQUIRED_FIELD_MISSING, field + " is missing.", field);
        }
        return value;
    }

    private static ProblemException refused(ErrorCode code, String detail, String field) {
        return new ProblemException(code, detail).withField(field);
    }
}
