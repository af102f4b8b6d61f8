package org.scriptline.contracts.coverage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer of a coverage check, the body of {@code POST /coverage-checks}. A null is unknown; where the
 * request asked for it, {@link #unknown} says why.
 *
 * @param release id of the formulary release that answered, null when no plan is on file
 * @param completeness FULL or PARTIAL release, null when none answered
 * @param asOf local date for which the answer holds
 * @param covered null is unknown
 * @param quantityLimit null when unknown
 * @param authorizationOnFile the payer's approval in force on {@code asOf} for this patient, drug and plan; null when
 *     none is known here
 * @param referencePrice what pharmacies pay on average, given where the plan's own price is missing; it is no plan's price
 *     and nothing that the patient pays
 */
public record CoverageResult(
        @Nullable String release,
        @Nullable String completeness,
        LocalDate asOf,
        @Nullable Plan plan,
        @Nullable Boolean covered,
        @Nullable Tier tier,
        @Nullable Boolean priorAuthorization,
        @Nullable StepTherapy stepTherapy,
        @Nullable QuantityLimit quantityLimit,
        @Nullable Boolean newStartsOnly,
        @Nullable String paRoute,
        @Nullable String phase,
        @Nullable Cost cost,
        List<Alternative> alternatives,
        List<Unknown> unknown,
        @Nullable AuthorizationOnFile authorizationOnFile,
        @Nullable ReferencePrice referencePrice) {

    /** An answer without a prior authorization on file. */
    public CoverageResult(
            @Nullable String release,
            @Nullable String completeness,
            LocalDate asOf,
            @Nullable Plan plan,
            @Nullable Boolean covered,
            @Nullable Tier tier,
            @Nullable Boolean priorAuthorization,
            @Nullable StepTherapy stepTherapy,
            @Nullable QuantityLimit quantityLimit,
            @Nullable Boolean newStartsOnly,
            @Nullable String paRoute,
            @Nullable String phase,
            @Nullable Cost cost,
            List<Alternative> alternatives,
            List<Unknown> unknown) {
        this(
                release,
                completeness,
                asOf,
                plan,
                covered,
                tier,
                priorAuthorization,
                stepTherapy,
                quantityLimit,
                newStartsOnly,
                paRoute,
                phase,
                cost,
                alternatives,
                unknown,
                null,
                null);
    }

    /** The same, with what the payer has approved for this patient. */
    public CoverageResult with(AuthorizationOnFile authorization) {
        return new CoverageResult(
                release,
                completeness,
                asOf,
                plan,
                covered,
                tier,
                priorAuthorization,
                stepTherapy,
                quantityLimit,
                newStartsOnly,
                paRoute,
                phase,
                cost,
                alternatives,
                unknown,
                authorization,
                referencePrice);
    }

    /** The same, with what pharmacies pay where the plan's own price is missing; null changes nothing. */
    public CoverageResult with(@Nullable ReferencePrice reference) {
        return reference == null
                ? this
                : new CoverageResult(
                        release,
                        completeness,
                        asOf,
                        plan,
                        covered,
                        tier,
                        priorAuthorization,
                        stepTherapy,
                        quantityLimit,
                        newStartsOnly,
                        paRoute,
                        phase,
                        cost,
                        alternatives,
                        unknown,
                        authorizationOnFile,
                        reference);
    }

    /** Whether the plan asks for prior authorization and none is on file. */
    public boolean needsAuthorization() {
        return Boolean.TRUE.equals(priorAuthorization) && authorizationOnFile == null;
    }

    /**
     * The payer's approval that satisfies {@link #priorAuthorization}; both days belong to it.
     *
     * @param reference the payer's own number, null when it gave none
     */
    public record AuthorizationOnFile(
            UUID caseId, @Nullable String reference, LocalDate validFrom, LocalDate validUntil) {}

    /** The plan that was found. */
    public record Plan(@Nullable String name, @Nullable String formularyId) {}

    /** A tier; the code is text as the payer writes it. */
    public record Tier(String code, @Nullable String name) {}

    /** Step therapy: verdict SATISFIED, NOT_SATISFIED or UNKNOWN, with the fills used as evidence. */
    public record StepTherapy(
            @Nullable Boolean required, @Nullable String verdict, List<String> evidence) {}

    /** A quantity limit in billing units per days; exact decimals. */
    public record QuantityLimit(
            @Nullable Boolean applies,
            @Nullable BigDecimal amount,
            @Nullable Integer days,
            @Nullable BigDecimal maximumForRequest,
            @Nullable BigDecimal maximumPerDay,
            @Nullable BigDecimal usedInWindow,
            @Nullable Boolean exceeded) {}

    /** What the patient pays, in dollars; an estimate unless said otherwise. */
    public record Cost(
            @Nullable BigDecimal patientPays,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean estimate,
            @Nullable String basis) {}

    /**
     * An average of what pharmacies pay, in dollars.
     *
     * @param source NADAC (National Average Drug Acquisition Cost)
     * @param perUnit dollars for each unit
     * @param unit EA, ML or GM
     * @param fill dollars for the quantity asked about, null when none was given
     * @param effectiveOn from which day it holds
     */
    public record ReferencePrice(
            String source,
            BigDecimal perUnit,
            String unit,
            @Nullable BigDecimal fill,
            LocalDate effectiveOn) {}

    /** Something else that would do. Kind is SAME_DRUG, GENERIC or CLASS. */
    public record Alternative(
            String kind,
            String rxcui,
            String name,
            @Nullable String tier,
            @Nullable BigDecimal quantity,
            @Nullable Integer daysSupply,
            @Nullable String pharmacy,
            String why,
            @Nullable BigDecimal patientPays) {}

    /** A field that stayed unknown and why. */
    public record Unknown(String field, String reason) {}

    /** The answer when nothing on file can answer: everything unknown, with the reason. */
    public static CoverageResult unknown(LocalDate asOf, String field, String reason) {
        return new CoverageResult(
                null,
                null,
                asOf,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new Unknown(field, reason)));
    }
}
