package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Reason;

/**
 * The one medication of a NewRx or CancelRx.
 *
 * @param description at most 105 characters
 * @param ndc 11 digits
 * @param rxcui a product code; an ingredient code is not allowed in SCRIPT
 * @param termType SCD, SBD, GPCK or BPCK of {@code rxcui}
 * @param quantity of one fill, in the unit {@code unitCode} (NCI Thesaurus)
 * @param daysSupply of one fill
 * @param refills fills after the first
 * @param sig the directions, at most 1,000 characters
 * @param diagnoses at most {@link #DIAGNOSES}; those without a code are left out
 * @param note at most 210 characters
 * @param effectiveDate before which nothing may be dispensed; null when it may be at once
 * @param drugUse at most {@link #DRUG_USE}, the gravest first
 */
public record MedicationPrescribed(
        String description,
        @Nullable String ndc,
        @Nullable String rxcui,
        @Nullable String termType,
        BigDecimal quantity,
        String unitCode,
        @Nullable Integer daysSupply,
        LocalDate writtenOn,
        @Nullable LocalDate effectiveDate,
        boolean substitutionAllowed,
        int refills,
        String sig,
        List<Reason> diagnoses,
        @Nullable String note,
        List<DrugUse> drugUse) {

    /** How many diagnoses a message carries: a primary and a secondary one. */
    public static final int DIAGNOSES = 2;
    /** How many drug use evaluations a message carries. */
    public static final int DRUG_USE = 5;

    @Override
    public String toString() {
        return "MedicationPrescribed[redacted]";
    }
}
