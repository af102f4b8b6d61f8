package org.scriptline.pharmacy.worklist.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.kit.problem.ProblemException;

/**
 * A drug that the pharmacist proposes or has dispensed; what is left out stays as the prescriber wrote it.
 *
 * @param description name and strength, at most 105 characters
 * @param ndc 11 digits
 * @param quantity per fill, greater than zero, at most 100,000
 */
public record Proposal(
        @Nullable String description,
        @Nullable String rxcui,
        @Nullable String ndc,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable Integer daysSupply,
        @Nullable Integer refills,
        @Nullable String sig,
        @Nullable Boolean substitutionAllowed) {

    private static final int LONGEST_DESCRIPTION = 105;
    private static final int LONGEST_SIG = 1000;
    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_SUPPLY = 365;
    private static final int MOST_REFILLS = 99;
    private static final BigDecimal LARGEST = new BigDecimal("100000");

    RequestedMedication toMedication(String field) {
        if (description == null || description.isBlank()) {
            throw refused(ErrorCode.REQUIRED_FIELD_MISSING, "description is missing.", field + ".description");
        }
        limit(description, LONGEST_DESCRIPTION, field + ".description");
        limit(sig, LONGEST_SIG, field + ".sig");
        limit(unit, LONGEST_CODE, field + ".unit");
        if (rxcui != null && !rxcui.matches("[1-9][0-9]{0,7}")) {
            throw refused(ErrorCode.DRUG_CODE_INVALID, "rxcui is 1 to 8 digits.", field + ".rxcui");
        }
        if (ndc != null && !ndc.matches("[0-9]{11}")) {
            throw refused(ErrorCode.DRUG_CODE_INVALID, "ndc has 11 digits without hyphens.", field + ".ndc");
        }
        if (quantity != null && (quantity.signum() <= 0 || quantity.compareTo(LARGEST) > 0 || quantity.scale() > 6)) {
            throw refused(ErrorCode.QUANTITY_INVALID, ErrorCode.QUANTITY_INVALID.title(), field + ".quantity");
        }
        if (daysSupply != null && (daysSupply < 1 || daysSupply > LONGEST_SUPPLY)) {
            throw refused(ErrorCode.DAYS_SUPPLY_INVALID, ErrorCode.DAYS_SUPPLY_INVALID.title(), field + ".daysSupply");
        }
        refills(refills, field + ".refills");
        return new RequestedMedication(
                description.strip(), rxcui, ndc, quantity, unit, daysSupply, refills, sig, substitutionAllowed);
    }

    /** Refuses what is not 0 to 99. */
    static void refills(@Nullable Integer refills, String field) {
        if (refills != null && (refills < 0 || refills > MOST_REFILLS)) {
            throw refused(ErrorCode.REFILLS_INVALID, ErrorCode.REFILLS_INVALID.title(), field);
        }
    }

    private static void limit(@Nullable String text, int longest, String field) {
        if (text != null && (text.isBlank() || text.length() > longest)) {
            throw refused(
                    ErrorCode.TEXT_TOO_LONG, "The text is empty or longer than " + longest + " characters.", field);
        }
    }

    private static ProblemException refused(ErrorCode code, String detail, String field) {
        return new ProblemException(code, detail).withField(field);
    }
}
