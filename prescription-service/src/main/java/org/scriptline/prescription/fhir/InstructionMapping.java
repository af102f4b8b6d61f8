package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.MaximumDose;
import org.scriptline.prescription.lint.Instruction;
import org.scriptline.prescription.lint.Instruction.Dose;
import org.scriptline.prescription.lint.Instruction.Rhythm;

/** One R4 Dosage as an {@link Instruction}; what is not understood stays absent, since the words count. */
final class InstructionMapping {
    /** Frequency per day of HL7's GTS abbreviations; the every-n-hours codes are in {@link #EVERY_HOURS}. */
    private static final Map<String, Integer> PER_DAY =
            Map.of("QD", 1, "BID", 2, "TID", 3, "QID", 4, "AM", 1, "PM", 1, "BED", 1);

    private static final Map<String, Integer> EVERY_HOURS =
            Map.of("Q1H", 1, "Q2H", 2, "Q3H", 3, "Q4H", 4, "Q6H", 6, "Q8H", 8);

    private static final Map<String, Integer> DAYS = Map.of("d", 1, "wk", 7);

    private InstructionMapping() {}

    static Instruction of(Dosage dosage) {
        TimingRepeatComponent repeat = dosage.getTiming().getRepeat();
        return new Instruction(
                dosage.hasText() ? dosage.getText().strip() : "",
                dosage.hasSequence() ? dosage.getSequence() : null,
                dose(dosage),
                rhythm(dosage.getTiming()),
                dosage.hasAsNeeded() && !(dosage.getAsNeeded() instanceof BooleanType needed && !needed.booleanValue()),
                dosage.getAsNeeded() instanceof CodeableConcept reason ? Codings.words(reason) : null,
                Codings.words(dosage.getRoute()),
                Codings.code(dosage.getRoute(), FhirSystems.SNOMED),
                durationDays(repeat),
                repeat.hasBounds() || repeat.hasCount(),
                maximum(dosage));
    }

    private static @Nullable Dose dose(Dosage dosage) {
        if (dosage.getDoseAndRate().size() != 1) {
            return null;
        }
        DosageDoseAndRateComponent only = dosage.getDoseAndRateFirstRep();
        if (only.hasDoseQuantity() && only.getDoseQuantity().hasValue()) {
            BigDecimal value = only.getDoseQuantity().getValue();
            return new Dose(value, value, unit(only.getDoseQuantity()));
        }
        if (only.hasDoseRange()
                && only.getDoseRange().getLow().hasValue()
                && only.getDoseRange().getHigh().hasValue()) {
            Range range = only.getDoseRange();
            return new Dose(range.getLow().getValue(), range.getHigh().getValue(), unit(range.getHigh()));
        }
        return null;
    }

    private static String unit(Quantity quantity) {
        return quantity.hasUnit() ? quantity.getUnit() : quantity.hasCode() ? quantity.getCode() : "";
    }

    private static @Nullable Rhythm rhythm(Timing timing) {
        TimingRepeatComponent repeat = timing.getRepeat();
        if (repeat.hasPeriod() && repeat.hasPeriodUnit()) {
            int frequency = repeat.hasFrequency() ? repeat.getFrequency() : 1;
            boolean onSomeDays = repeat.hasDayOfWeek()
                    && repeat.getPeriodUnit() == Timing.UnitsOfTime.D
                    && repeat.getPeriod().compareTo(BigDecimal.ONE) == 0;
            if (onSomeDays) {
                return times(frequency * repeat.getDayOfWeek().size(), BigDecimal.ONE, "wk");
            }
            return new Rhythm(
                    frequency,
                    repeat.hasFrequencyMax() ? repeat.getFrequencyMax() : frequency,
                    repeat.getPeriod(),
                    repeat.getPeriodMax(),
                    repeat.getPeriodUnit().toCode());
        }
        if (repeat.hasDayOfWeek() && !repeat.hasTimeOfDay() && !repeat.hasWhen()) {
            return times(repeat.getDayOfWeek().size(), BigDecimal.ONE, "wk");
        }
        int atTimes = Math.max(repeat.getTimeOfDay().size(), repeat.getWhen().size());
        if (atTimes > 0) {
            return repeat.hasDayOfWeek()
                    ? times(atTimes * repeat.getDayOfWeek().size(), BigDecimal.ONE, "wk")
                    : times(atTimes, BigDecimal.ONE, "d");
        }
        return timing.getCode().getCoding().stream()
                .flatMap(coding -> abbreviated(String.valueOf(coding.getCode())).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<Rhythm> abbreviated(String code) {
        if (PER_DAY.get(code) instanceof Integer times) {
            return Optional.of(times(times, BigDecimal.ONE, "d"));
        }
        if (EVERY_HOURS.get(code) instanceof Integer hours) {
            return Optional.of(times(1, BigDecimal.valueOf(hours), "h"));
        }
        return switch (code) {
            case "QOD" -> Optional.of(times(1, BigDecimal.TWO, "d"));
            case "WK" -> Optional.of(times(1, BigDecimal.ONE, "wk"));
            case "MO" -> Optional.of(times(1, BigDecimal.ONE, "mo"));
            default -> Optional.empty();
        };
    }

    private static Rhythm times(int frequency, BigDecimal period, String unit) {
        return new Rhythm(frequency, frequency, period, null, unit);
    }

    private static @Nullable Integer durationDays(TimingRepeatComponent repeat) {
        if (repeat.getBounds() instanceof Duration duration && duration.hasValue()) {
            String unit = duration.hasCode() ? duration.getCode() : String.valueOf(duration.getUnit());
            Integer days = DAYS.get(unit.startsWith("day") ? "d" : unit.startsWith("week") ? "wk" : unit);
            return days == null
                    ? null
                    : duration.getValue()
                            .multiply(BigDecimal.valueOf(days))
                            .setScale(0, RoundingMode.CEILING)
                            .intValue();
        }
        if (repeat.getBounds() instanceof Period period) {
            LocalDate start = LocalDates.full(period.getStartElement().getValueAsString());
            LocalDate end = LocalDates.full(period.getEndElement().getValueAsString());
            return start == null || end == null ? null : (int) ChronoUnit.DAYS.between(start, end) + 1;
        }
        return null;
    }

    private static @Nullable MaximumDose maximum(Dosage dosage) {
        Quantity most = dosage.getMaxDosePerPeriod().getNumerator();
        Quantity time = dosage.getMaxDosePerPeriod().getDenominator();
        String unit = time.hasCode() ? time.getCode() : String.valueOf(time.getUnit());
        String ucum =
                unit.startsWith("day") ? "d" : unit.startsWith("hour") ? "h" : unit.startsWith("week") ? "wk" : unit;
        return most.hasValue() && time.hasValue() && Set.of("h", "d", "wk").contains(ucum)
                ? new MaximumDose(most.getValue(), unit(most), time.getValue(), ucum)
                : null;
    }
}
