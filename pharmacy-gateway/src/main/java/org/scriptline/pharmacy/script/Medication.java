package org.scriptline.pharmacy.script;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Reason;

/**
 * A medication as any transaction carries it: prescribed, dispensed, requested or granted. Which parts a transaction demands is the writer's to know: a NewRx
 * needs quantity, refills, substitution, written date and sig.
 *
 * @param description the drug in words, at most 105 characters
 * @param quantity of one fill
 * @param daysSupply days that one fill lasts
 * @param refills fills after the first
 * @param substitutionAllowed false when the prescriber insists on this product; null when nothing was said
 * @param writtenOn local date of the practice
 * @param lastFilledOn local date of the pharmacy
 * @param effectiveOn before which nothing may be dispensed
 * @param sig the directions, at most 1,000 characters
 * @param diagnoses at most {@link #DIAGNOSES} of those that have a code are written
 * @param note for the pharmacist, at most 210 characters
 * @param drugUse at most {@link #DRUG_USE}, the gravest first
 * @param priorAuthorization the payer's number
 * @param fillIndicator which fill notices are wanted; null when nothing was said
 */
public record Medication(
        String description,
        Product product,
        @Nullable Quantity quantity,
        @Nullable Integer daysSupply,
        @Nullable Integer refills,
        @Nullable Boolean substitutionAllowed,
        @Nullable LocalDate writtenOn,
        @Nullable LocalDate lastFilledOn,
        @Nullable LocalDate effectiveOn,
        @Nullable String sig,
        List<Reason> diagnoses,
        @Nullable String note,
        List<DrugUse> drugUse,
        @Nullable String priorAuthorization,
        @Nullable RxFillIndicator fillIndicator) {

    /** How many diagnoses a message carries: a primary and a secondary one. */
    public static final int DIAGNOSES = 2;

    /** How many drug use evaluations a message carries. */
    public static final int DRUG_USE = 5;

    public Medication {
        diagnoses = List.copyOf(diagnoses);
        drugUse = List.copyOf(drugUse);
    }

    /** The same with other refills: all that an approval with changes may alter in a renewal. */
    public Medication withRefills(int granted) {
        return new Medication(
                description,
                product,
                quantity,
                daysSupply,
                granted,
                substitutionAllowed,
                writtenOn,
                lastFilledOn,
                effectiveOn,
                sig,
                diagnoses,
                note,
                drugUse,
                priorAuthorization,
                fillIndicator);
    }

    @Override
    public String toString() {
        return "Medication[redacted]";
    }
}
