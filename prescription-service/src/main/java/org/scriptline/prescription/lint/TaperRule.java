package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/**
 * Several instructions say in which order they are followed and how long each but the last lasts; otherwise the pharmacist
 * cannot tell a taper from a choice. Instructions of one number are taken together.
 */
final class TaperRule implements LintRule {
    @Override
    public String name() {
        return "steps-in-order";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<Instruction> steps = context.order().directions().instructions();
        if (steps.size() < 2) {
            return List.of();
        }
        if (steps.stream().anyMatch(step -> step.sequence() == null)) {
            return List.of(unclear(ElementPaths.DOSAGE, "Several instructions, and not all have a number."));
        }
        List<Finding> findings = new ArrayList<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        steps.forEach(step -> numbers.add(Objects.requireNonNull(step.sequence())));
        if (numbers.last() - numbers.first() + 1 != numbers.size()) {
            findings.add(unclear(ElementPaths.DOSAGE, "A step is missing between the numbers."));
        }
        for (int i = 0; i < steps.size(); i++) {
            @Nullable Integer number = steps.get(i).sequence();
            boolean last = number != null && number.equals(numbers.last());
            if (!last && !hasLength(context, i, number)) {
                findings.add(
                        unclear(ElementPaths.instruction(i) + ".timing", "The step does not say how long it lasts."));
            }
        }
        return findings;
    }

    /** Of steps taken together one length is enough. */
    private static boolean hasLength(LintContext context, int step, @Nullable Integer number) {
        List<Instruction> steps = context.order().directions().instructions();
        if (context.regimen(step).durationDays() != null || steps.get(step).bounded()) {
            return true;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (i != step
                    && Objects.equals(steps.get(i).sequence(), number)
                    && context.regimen(i).durationDays() != null) {
                return true;
            }
        }
        return false;
    }

    private static Finding unclear(String path, String said) {
        return Finding.warning(ErrorCode.TAPER_UNCLEAR, path, said);
    }
}
