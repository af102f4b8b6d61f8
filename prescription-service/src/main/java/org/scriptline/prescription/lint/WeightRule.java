package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.ObservationFact;

/**
 * A patient under 18 has a weight, because a pharmacist checks a child's dose by it, and one that still holds: of a newborn
 * at most a week old, in the first year 30 days, to the sixth birthday 90 days, then 180 days. A weight without a date is
 * only remarked, since it may be today's.
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
        List<ObservationFact> weights = context.order().facts().observations().stream()
                .filter(fact -> fact.code().equals(PatientFacts.WEIGHT) && fact.value() != null)
                .toList();
        if (weights.isEmpty()) {
            return List.of(Finding.error(ErrorCode.WEIGHT_MISSING, ElementPaths.SUPPORTING_INFORMATION));
        }
        Optional<LocalDate> latest = weights.stream()
                .flatMap(fact -> Optional.ofNullable(fact.measuredOn()).stream())
                .max(Comparator.naturalOrder());
        int holds = holdsDays(birthDate, context.today());
        if (latest.isEmpty()) {
            return List.of(Finding.warning(
                    ErrorCode.WEIGHT_MISSING, ElementPaths.SUPPORTING_INFORMATION, "The weight has no date."));
        }
        return latest.get().plusDays(holds).isBefore(context.today())
                ? List.of(Finding.error(
                        ErrorCode.WEIGHT_MISSING,
                        ElementPaths.SUPPORTING_INFORMATION,
                        "At this age a weight older than " + holds + " days no longer holds."))
                : List.of();
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
