package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Reason;
import org.scriptline.prescription.lint.LookAlike.Pair;

/**
 * A slip between two names that look or sound alike shows when reason or dose fits the other drug and not the ordered one.
 * The name alone is no finding: who orders hydroxyzine for itching needs no warning.
 */
final class LookAlikeRule implements LintRule {
    @Override
    public String name() {
        return "look-alike-names";
    }

    @Override
    public List<Finding> check(LintContext context) {
        Set<String> ingredients = context.ingredients();
        if (ingredients.size() != 1) {
            return List.of();
        }
        String ordered = ingredients.iterator().next();
        return LookAlike.PAIRS.stream()
                .flatMap(pair -> Stream.of(pair, new Pair(pair.other(), pair.one())))
                .filter(pair -> pair.one().name().equals(ordered))
                .filter(pair -> isRatherTheOther(pair, context))
                .limit(1)
                .map(pair -> Finding.warning(
                        ErrorCode.LOOK_ALIKE_NAME,
                        context.order().paths().drug(),
                        "The order is for " + pair.one().tallMan() + "; its reason or dose is one of "
                                + pair.other().tallMan() + ", whose name is often confused with it."))
                .toList();
    }

    private static boolean isRatherTheOther(Pair pair, LintContext context) {
        List<Reason> reasons = reasons(context);
        if (!reasons.isEmpty()) {
            return !pair.one().suits(reasons) && pair.other().suits(reasons);
        }
        Optional<Span> dose = dailyMilligrams(context);
        return dose.isPresent() && !pair.one().takes(dose.get()) && pair.other().takes(dose.get());
    }

    private static List<Reason> reasons(LintContext context) {
        List<Reason> reasons = new ArrayList<>(context.order().reasons());
        for (int i = 0; i < context.words().size(); i++) {
            Instruction instruction =
                    context.order().directions().instructions().get(i);
            if (instruction.asNeededFor() != null) {
                reasons.add(new Reason(null, instruction.asNeededFor()));
            }
            if (context.words().get(i).forAReason()) {
                reasons.add(new Reason(null, instruction.text()));
            }
        }
        return reasons;
    }

    private static Optional<Span> dailyMilligrams(LintContext context) {
        if (context.words().size() != 1) {
            return Optional.empty();
        }
        Regimen regimen = context.regimen(0);
        @Nullable DoseUnit unit = regimen.unit();
        @Nullable Span perDay = regimen.perDay();
        if (unit == null || perDay == null) {
            return Optional.empty();
        }
        return unit.isMass()
                ? Optional.of(perDay.times(unit.milligrams()))
                : Strength.of(context.product())
                        .filter(strength -> strength.in() == unit && strength.unit() == DoseUnit.MILLIGRAM)
                        .map(strength -> perDay.times(strength.amount()));
    }
}
