package org.scriptline.interaction.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.MaximumDose;
import org.scriptline.contracts.events.Sig;
import org.scriptline.interaction.screening.Dosing;
import org.scriptline.interaction.screening.DrugStrengths;

/**
 * How much of each ingredient the directions come to. Of directions with several steps the dose is not known; of a drug
 * that is taken when needed it is the most that the directions allow.
 *
 * @param quantity per administration, in {@code unit}; null when the directions do not say
 * @param timesPerDay null when the directions do not say
 * @param dailyLimit the most of {@code unit} in a day; null when there is no limit
 */
public record OrderedDose(
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal timesPerDay,
        @Nullable BigDecimal dailyLimit,
        @Nullable Integer durationDays,
        @Nullable String indication) {

    /** Nothing is known. */
    public static final OrderedDose UNKNOWN = new OrderedDose(null, null, null, null, null, null);

    private static final Set<String> PIECES = Set.of(
            "tablet",
            "tablets",
            "capsule",
            "capsules",
            "each",
            "patch",
            "suppository",
            "film",
            "lozenge",
            "tab",
            "cap");

    static OrderedDose of(Sig sig, @Nullable String indication) {
        if (sig.steps() != null && !sig.steps().isEmpty()) {
            return new OrderedDose(null, null, null, null, sig.durationDays(), indication);
        }
        MaximumDose maximum = sig.maximum();
        BigDecimal limit = maximum == null || !maximum.unit().equals(sig.doseUnit())
                ? null
                : perDay(maximum.quantity(), maximum.period(), maximum.periodUnit());
        BigDecimal times = sig.frequency() == null || sig.period() == null
                ? null
                : perDay(BigDecimal.valueOf(sig.frequency()), sig.period(), sig.periodUnit());
        return new OrderedDose(sig.doseQuantity(), sig.doseUnit(), times, limit, sig.durationDays(), indication);
    }

    private static @Nullable BigDecimal perDay(BigDecimal count, BigDecimal period, @Nullable String unit) {
        BigDecimal days = switch (unit == null ? "" : unit) {
            case "h" -> period.divide(BigDecimal.valueOf(24), MathContext.DECIMAL64);
            case "d" -> period;
            case "wk" -> period.multiply(BigDecimal.valueOf(7));
            default -> BigDecimal.ZERO;
        };
        return days.signum() <= 0 ? null : count.divide(days, MathContext.DECIMAL32);
    }

    /** In milligrams, by the strengths of the product; unknown where there is none. */
    Dosing dosing(Optional<DrugStrengths> strengths) {
        Map<String, BigDecimal> daily = new HashMap<>();
        BigDecimal single = null;
        BigDecimal perHour = null;
        if (strengths.isPresent()) {
            DrugStrengths known = strengths.get();
            List<DrugStrengths.Strength> parts = known.parts();
            perHour = parts.size() == 1 ? parts.getFirst().microgramsPerHour() : null;
            for (DrugStrengths.Strength part : parts) {
                BigDecimal once = once(part, parts.size() == 1);
                if (once != null) {
                    single = parts.size() == 1 ? once : null;
                    BigDecimal inADay = inADay(once);
                    if (inADay != null) {
                        daily.put(part.ingredient(), inADay);
                    }
                }
            }
        }
        return new Dosing(daily, single, timesPerDay, perHour, durationDays, indication);
    }

    private @Nullable BigDecimal once(DrugStrengths.Strength part, boolean alone) {
        if (quantity == null || unit == null) {
            return null;
        }
        String of = unit.toLowerCase(Locale.ROOT);
        if (of.equals("mg")) {
            return alone ? quantity : null;
        }
        if (PIECES.contains(of)) {
            return part.milligramsEach() == null ? null : quantity.multiply(part.milligramsEach());
        }
        boolean liquid = of.equals("ml") && part.milligramsPerMillilitre() != null;
        return liquid ? quantity.multiply(part.milligramsPerMillilitre()) : null;
    }

    private @Nullable BigDecimal inADay(BigDecimal once) {
        BigDecimal byRhythm = timesPerDay == null ? null : once.multiply(timesPerDay);
        if (dailyLimit == null || quantity == null) {
            return byRhythm;
        }
        BigDecimal byLimit = once.multiply(dailyLimit).divide(quantity, MathContext.DECIMAL32);
        return byRhythm == null ? byLimit : byRhythm.min(byLimit);
    }

    @Override
    public String toString() {
        return "OrderedDose[redacted]";
    }
}
