package org.scriptline.prescription.lint;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.lint.Instruction.Dose;
import org.scriptline.prescription.lint.Instruction.Rhythm;

/**
 * One instruction in numbers: structured parts as given, from the words where they are not structured.
 *
 * @param unit of the dose, null when no dose is known
 * @param timesPerDay null when not known
 * @param durationDays null when not known
 */
record Regimen(
        @Nullable DoseUnit unit,
        @Nullable Span dose,
        @Nullable Span timesPerDay,
        boolean asNeeded,
        @Nullable Integer durationDays) {

    private static final double DAY_HOURS = 24;

    static Regimen of(Instruction instruction, ReadSig words) {
        @Nullable Dose given = instruction.dose();
        @Nullable
        DoseUnit unit = given == null ? null : DoseUnit.named(given.unit()).orElse(null);
        @Nullable
        Span dose = given == null || unit == null
                ? null
                : new Span(given.low().doubleValue(), given.high().doubleValue());
        if (given == null && words.doses().size() == 1) {
            Map.Entry<DoseUnit, Span> only = words.doses().entrySet().iterator().next();
            unit = only.getKey();
            dose = only.getValue();
        }
        @Nullable Rhythm rhythm = instruction.rhythm();
        return new Regimen(
                unit,
                dose,
                rhythm == null ? words.timesPerDay() : perDay(rhythm),
                instruction.asNeeded() || words.asNeeded(),
                instruction.durationDays() != null ? instruction.durationDays() : words.durationDays());
    }

    /** Times per day of a structured rhythm, null when its unit of time or its period is none. */
    static @Nullable Span perDay(Rhythm rhythm) {
        double days = switch (rhythm.unit()) {
            case "h" -> 1 / DAY_HOURS;
            case "d" -> 1;
            case "wk" -> 7;
            case "mo" -> 30;
            case "a" -> 365;
            case "min" -> 1 / (DAY_HOURS * 60);
            default -> 0;
        };
        double shortest = rhythm.period().doubleValue() * days;
        double longest = rhythm.periodMaximum() == null
                ? shortest
                : rhythm.periodMaximum().doubleValue() * days;
        return shortest <= 0 || longest <= 0 ? null : new Span(rhythm.low() / longest, rhythm.high() / shortest);
    }

    /** Dose units a day, null when dose or rhythm is not known. */
    @Nullable
    Span perDay() {
        return dose == null || timesPerDay == null ? null : dose.times(timesPerDay);
    }
}
