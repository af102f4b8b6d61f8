package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much the directions use up, in the unit of the quantity.
 *
 * @param amount low is what is surely used (nothing of what is taken when needed), high the most
 * @param once the most that is taken on one day or at one time; what is left over below that is nobody's mistake
 */
record NeededQuantity(Span amount, double once) {
    private static final Map<QuantityUnit, DoseUnit> SAME = Map.of(
            QuantityUnit.TABLET, DoseUnit.TABLET,
            QuantityUnit.CAPLET, DoseUnit.TABLET,
            QuantityUnit.CAPSULE, DoseUnit.CAPSULE,
            QuantityUnit.MILLILITER, DoseUnit.MILLILITER,
            QuantityUnit.PATCH, DoseUnit.PATCH,
            QuantityUnit.SUPPOSITORY, DoseUnit.SUPPOSITORY,
            QuantityUnit.FILM, DoseUnit.FILM,
            QuantityUnit.PACKET, DoseUnit.PACKET,
            QuantityUnit.LOZENGE, DoseUnit.LOZENGE);

    /** Empty when a dose, a rhythm or a length is not known, or the dose is not counted in the quantity's unit. */
    static Optional<NeededQuantity> of(LintContext context) {
        @Nullable QuantityUnit unit = context.unit();
        @Nullable DoseUnit counted = unit == null ? null : SAME.get(unit);
        return counted == null ? Optional.empty() : steps(context, counted);
    }

    private static Optional<NeededQuantity> steps(LintContext context, DoseUnit counted) {
        List<Instruction> steps = context.order().directions().instructions();
        @Nullable Integer supply = SupplyDays.given(context);
        TreeMap<Integer, Integer> lengths = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            @Nullable Integer days = context.regimen(i).durationDays();
            if (days != null) {
                lengths.merge(number(steps, i), days, Math::max);
            }
        }
        boolean severalUntold = IntStream.range(0, steps.size())
                        .map(step -> number(steps, step))
                        .distinct()
                        .filter(number -> !lengths.containsKey(number))
                        .count()
                > 1;
        if (severalUntold) {
            return Optional.empty();
        }
        int told = lengths.values().stream().mapToInt(Integer::intValue).sum();
        double low = 0;
        double high = 0;
        double once = 0;
        for (int i = 0; i < steps.size(); i++) {
            Regimen regimen = context.regimen(i);
            Optional<Span> dose = inUnit(context, regimen, counted);
            @Nullable Integer days = lengths.get(number(steps, i));
            if (days == null && supply != null) {
                days = supply - told;
            } else if (days != null && supply != null && steps.size() == 1) {
                days = Math.min(days, supply);
            }
            if (dose.isEmpty() || regimen.timesPerDay() == null || days == null || days <= 0) {
                return Optional.empty();
            }
            Span perDay = dose.get().times(regimen.timesPerDay());
            low += regimen.asNeeded() ? 0 : perDay.low() * days;
            high += perDay.high() * days;
            once = Math.max(once, Math.max(perDay.high(), dose.get().high()));
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new NeededQuantity(new Span(low, high), once));
    }

    private static int number(List<Instruction> steps, int step) {
        return Objects.requireNonNullElse(steps.get(step).sequence(), step + 1);
    }

    private static Optional<Span> inUnit(LintContext context, Regimen regimen, DoseUnit counted) {
        @Nullable Span dose = regimen.dose();
        @Nullable DoseUnit unit = regimen.unit();
        if (dose == null || unit == null) {
            return Optional.empty();
        }
        return unit == counted
                ? Optional.of(dose)
                : Strength.of(context.product())
                        .filter(strength -> strength.in() == counted)
                        .flatMap(strength -> strength.counted(unit, dose));
    }
}
