package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** A patient under 18 has a weight, because a pharmacist checks a child's dose by it. */
final class WeightRule implements LintRule {
    private static final int ADULT_AGE = 18;

    @Override
    public String name() {
        return "weight-of-a-child";
    }

    @Override
    public List<Finding> check(LintContext context) {
        @Nullable LocalDate birthDate = context.order().patient().birthDate();
        boolean child = birthDate != null && birthDate.plusYears(ADULT_AGE).isAfter(context.today());
        return child && !context.order().facts().hasWeight()
                ? List.of(Finding.error(ErrorCode.WEIGHT_MISSING, ElementPaths.SUPPORTING_INFORMATION))
                : List.of();
    }
}
