package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.ObservationFact;

/**
 * A patient under 18 has a weight, because a pharmacist checks a child's dose by it, and one that still holds: of a newborn
 * at most a week old, in the first year 30 days, to the sixth birthday 90 days, then 180 days. The order brings it, or the
 * patient's record has it. A weight without a date is only remarked in an order, since it may be today's.
 */
final class WeightRule implements LintRule {
    private static final int ADULT_AGE = 18;

    @Override
    public String name() {
        return "weight-of-a-child";
    }

    @Override
    public List<Finding> check(LintContext context) {
        @Nullable LocalDate birthDate = context.order().patient().birthDate();
        if (birthDate == null
                || birthDate.isAfter(context.today())
                || !birthDate.plusYears(ADULT_AGE).isAfter(context.today())) {
            return List.of();
        }
        int days = holdsDays(birthDate, context.today());
        LocalDate oldest = context.today().minusDays(days);
        List<ObservationFact> ordered = weights(context.order().facts().observations());
        if (measuredSince(oldest, ordered)) {
            return List.of();
        }
        List<ObservationFact> recorded =
                weights(context.around().recordedWeights().of(context.order()));
        if (measuredSince(oldest, recorded)) {
            return List.of();
        }
        if (ordered.isEmpty() && recorded.isEmpty()) {
            return List.of(Finding.error(ErrorCode.WEIGHT_MISSING, ElementPaths.SUPPORTING_INFORMATION));
        }
        boolean undated = !ordered.isEmpty() && ordered.stream().allMatch(weight -> weight.measuredOn() == null);
        return undated
                ? List.of(Finding.warning(
                        ErrorCode.WEIGHT_MISSING, ElementPaths.SUPPORTING_INFORMATION, "The weight has no date."))
                : List.of(Finding.error(
                        ErrorCode.WEIGHT_MISSING,
                        ElementPaths.SUPPORTING_INFORMATION,
                        "At this age a weight older than " + days + " days no longer holds."));
    }

    private static List<ObservationFact> weights(List<ObservationFact> observations) {
        return observations.stream()
                .filter(fact -> fact.code().equals(PatientFacts.WEIGHT) && fact.value() != null)
                .toList();
    }

    private static boolean measuredSince(LocalDate oldest, List<ObservationFact> weights) {
        return weights.stream()
                .anyMatch(weight ->
                        weight.measuredOn() != null && !weight.measuredOn().isBefore(oldest));
    }

    /** How many days a weight holds at this age. */
    private static int holdsDays(LocalDate birthDate, LocalDate today) {
        Period age = Period.between(birthDate, today);
        if (age.toTotalMonths() < 1) {
            return 7;
        }
        if (age.getYears() < 1) {
            return 30;
        }
        return age.getYears() < 6 ? 90 : 180;
    }
}
