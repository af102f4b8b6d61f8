package org.scriptline.formulary.coverage.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.coverage.CoverageQuestion;
import org.scriptline.formulary.coverage.PlanCode;
import org.scriptline.kit.problem.ProblemException;

/** The body of {@code POST /coverage-checks}; omitted and null are the same. */
public record CoverageRequest(
        @Nullable Plan plan,
        @Nullable LocalDate asOf,
        @Nullable Drug drug,
        @Nullable BigDecimal quantity,
        @Nullable Integer daysSupply,
        @Nullable List<Fill> history,
        @Nullable Pharmacy pharmacy,
        @Nullable Boolean alternatives,
        @Nullable Patient patient,
        @Nullable List<String> diagnosis,
        @Nullable Boolean newStart,
        @Nullable Boolean dispenseAsWritten,
        @Nullable Accumulators accumulators) {

    /** Fills of a year's history of one patient are far fewer. */
    private static final int MOST_FILLS = 1_000;

    private static final int MOST_DIAGNOSES = 100;
    private static final int OLDEST = 130;
    private static final Set<String> LEVELS = Set.of("0", "1", "2", "3");

    public record Plan(
            @Nullable String contractId,
            @Nullable String planId,
            @Nullable String segmentId,
            @Nullable String formularyId,
            @Nullable Integer contractYear,
            @Nullable String hiosPlanId,
            @Nullable String bin,
            @Nullable String pcn,
            @Nullable String group) {}

    public record Drug(@Nullable String rxcui, @Nullable String ndc) {}

    public record Fill(
            @Nullable String rxcui,
            @Nullable LocalDate fillDate,
            @Nullable BigDecimal quantity,
            @Nullable Integer daysSupply) {}

    public record Pharmacy(@Nullable String npi) {}

    /** @param id one of the caller's own records: an approval on file for it counts */
    public record Patient(
            @Nullable UUID id,
            @Nullable Integer age,
            @Nullable String sex) {}

    public record Accumulators(
            @Nullable BigDecimal deductibleRemaining,
            @Nullable BigDecimal outOfPocketToDate,
            @Nullable LocalDate asOf,
            @Nullable String lowIncomeLevel) {}

    /** The question in the engine's words. */
    CoverageQuestion question(LocalDate today) {
        Drug asked = Objects.requireNonNullElse(drug, new Drug(null, null));
        return new CoverageQuestion(
                plan == null ? null : planCode(plan),
                Objects.requireNonNullElse(asOf, today),
                asked.rxcui(),
                asked.ndc(),
                quantity,
                daysSupply,
                fills(),
                pharmacy == null ? null : pharmacy.npi(),
                Boolean.TRUE.equals(alternatives),
                age(),
                diagnoses(),
                newStart,
                dispenseAsWritten,
                accumulated());
    }

    private static PlanCode planCode(Plan plan) {
        return new PlanCode(
                plan.contractId(),
                plan.planId(),
                plan.segmentId(),
                plan.formularyId(),
                plan.contractYear(),
                plan.hiosPlanId(),
                plan.bin(),
                plan.pcn(),
                plan.group());
    }

    private @Nullable List<CoverageQuestion.PastFill> fills() {
        if (history == null) {
            return null;
        }
        if (history.size() > MOST_FILLS) {
            throw invalid("history", "has more than " + MOST_FILLS + " fills");
        }
        return IntStream.range(0, history.size())
                .mapToObj(index -> fill(history.get(index), "history[" + index + "]"))
                .toList();
    }

    private static CoverageQuestion.PastFill fill(@Nullable Fill fill, String place) {
        if (fill == null || fill.rxcui() == null || fill.fillDate() == null || fill.quantity() == null) {
            throw invalid(place, "needs rxcui, fillDate and quantity");
        }
        return new CoverageQuestion.PastFill(fill.rxcui(), fill.fillDate(), fill.quantity(), fill.daysSupply());
    }

    private List<String> diagnoses() {
        if (diagnosis == null) {
            return List.of();
        }
        if (diagnosis.size() > MOST_DIAGNOSES || diagnosis.stream().anyMatch(Objects::isNull)) {
            throw invalid("diagnosis", "is a list of at most " + MOST_DIAGNOSES + " words");
        }
        return diagnosis;
    }

    private CoverageQuestion.Accumulators accumulated() {
        if (accumulators == null) {
            return CoverageQuestion.Accumulators.UNKNOWN;
        }
        nonNegative("accumulators.deductibleRemaining", accumulators.deductibleRemaining());
        nonNegative("accumulators.outOfPocketToDate", accumulators.outOfPocketToDate());
        return new CoverageQuestion.Accumulators(
                accumulators.deductibleRemaining(),
                accumulators.outOfPocketToDate(),
                accumulators.asOf(),
                level(accumulators.lowIncomeLevel()));
    }

    private @Nullable Integer age() {
        Integer age = patient == null ? null : patient.age();
        if (age != null && (age < 0 || age > OLDEST)) {
            throw invalid("patient.age", "is not between 0 and " + OLDEST + " years");
        }
        return age;
    }

    private static @Nullable String level(@Nullable String level) {
        if (level != null && !LEVELS.contains(level.strip())) {
            throw invalid("accumulators.lowIncomeLevel", "is none of the copay levels 0, 1, 2 and 3");
        }
        return level;
    }

    private static void nonNegative(String field, @Nullable BigDecimal dollars) {
        if (dollars != null && dollars.signum() < 0) {
            throw invalid(field, "is less than zero dollars");
        }
    }

    private static ProblemException invalid(String field, String reason) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, "The field " + field + " " + reason + ".")
                .withField(field);
    }
}
