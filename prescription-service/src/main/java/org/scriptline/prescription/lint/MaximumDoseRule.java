package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.MaximumDose;

/**
 * The directions stay within the maximum that they state themselves. Of what is taken when needed only a single dose is
 * compared, since there the maximum is what limits the rhythm.
 */
final class MaximumDoseRule implements LintRule {
    private static final Map<String, Double> DAYS = Map.of("h", 1 / 24d, "d", 1d, "wk", 7d);
    private static final double SLACK = 1.001;

    @Override
    public String name() {
        return "within-its-own-maximum";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < context.words().size(); i++) {
            @Nullable
            MaximumDose maximum =
                    context.order().directions().instructions().get(i).maximum();
            if (maximum != null && isExceeded(context.regimen(i), maximum)) {
                findings.add(Finding.error(
                        ErrorCode.DOSE_EXCEEDS_MAXIMUM,
                        ElementPaths.instruction(i) + ".maxDosePerPeriod",
                        maximum.words() + " is less than what the directions say."));
            }
        }
        return findings;
    }

    private static boolean isExceeded(Regimen regimen, MaximumDose maximum) {
        @Nullable DoseUnit unit = DoseUnit.named(maximum.unit()).orElse(null);
        @Nullable Span dose = regimen.dose();
        @Nullable Span perDay = regimen.perDay();
        if (unit == null || dose == null || regimen.unit() == null) {
            return false;
        }
        double same = unit == regimen.unit()
                ? 1
                : unit.isMass() && regimen.unit().isMass()
                        ? regimen.unit().milligrams() / unit.milligrams()
                        : Double.NaN;
        double most = maximum.quantity().doubleValue() * SLACK;
        double days = maximum.period().doubleValue() * DAYS.getOrDefault(maximum.periodUnit(), Double.NaN);
        boolean singleDose = dose.low() * same > most;
        boolean scheduled = !regimen.asNeeded() && perDay != null && days >= 1 && perDay.low() * days * same > most;
        return singleDose || scheduled;
    }
}
