package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Sig;
import org.scriptline.prescription.lint.OrderedDirections;

/**
 * The directions. Several instructions are joined in order into one text and then have no structured part, because no
 * single dose would be true of all of them. An instruction without text is no direction: the structured part alone is
 * never turned into words here.
 */
final class DosageMapping {
    /** Frequency per day of HL7's GTS abbreviations; the every-n-hours codes are in {@link #EVERY_HOURS}. */
    private static final Map<String, Integer> PER_DAY = Map.of("QD", 1, "BID", 2, "TID", 3, "QID", 4, "AM", 1, "PM", 1);

    private static final Map<String, Integer> EVERY_HOURS =
            Map.of("Q1H", 1, "Q2H", 2, "Q3H", 3, "Q4H", 4, "Q6H", 6, "Q8H", 8);

    private record Rate(
            @Nullable Integer frequency,
            @Nullable BigDecimal period,
            @Nullable String unit) {}

    private DosageMapping() {}

    static OrderedDirections directions(List<Dosage> dosages) {
        List<String> texts = dosages.stream()
                .map(dosage -> dosage.hasText() ? dosage.getText().strip() : "")
                .toList();
        return new OrderedDirections(texts, sig(dosages));
    }

    /** The directions, null when an instruction has no text or there is none. */
    private static @Nullable Sig sig(List<Dosage> dosages) {
        if (dosages.isEmpty() || dosages.stream().anyMatch(dosage -> !dosage.hasText())) {
            return null;
        }
        String text = dosages.stream()
                .map(dosage -> dosage.getText().strip())
                .reduce((first, second) -> first + "; then " + second)
                .orElseThrow();
        boolean asNeeded = dosages.stream().anyMatch(DosageMapping::asNeeded);
        if (dosages.size() > 1) {
            return new Sig(text, null, null, null, null, null, asNeeded, null);
        }
        Dosage dosage = dosages.getFirst();
        Quantity dose = dose(dosage);
        Rate rate = rate(dosage.getTiming());
        return new Sig(
                text,
                dose.getValue(),
                dose.hasUnit() ? dose.getUnit() : dose.getCode(),
                rate.frequency(),
                rate.period(),
                rate.unit(),
                asNeeded,
                Codings.words(dosage.getRoute()));
    }

    private static boolean asNeeded(Dosage dosage) {
        return dosage.hasAsNeeded() && !(dosage.getAsNeeded() instanceof BooleanType needed && !needed.booleanValue());
    }

    private static Quantity dose(Dosage dosage) {
        return dosage.getDoseAndRate().size() == 1
                        && dosage.getDoseAndRateFirstRep().hasDoseQuantity()
                ? dosage.getDoseAndRateFirstRep().getDoseQuantity()
                : new Quantity();
    }

    private static Rate rate(Timing timing) {
        TimingRepeatComponent repeat = timing.getRepeat();
        if (repeat.hasFrequency() && repeat.hasPeriod() && repeat.hasPeriodUnit()) {
            return new Rate(
                    repeat.hasFrequencyMax() ? repeat.getFrequencyMax() : repeat.getFrequency(),
                    repeat.getPeriod(),
                    repeat.getPeriodUnit().toCode());
        }
        for (var coding : timing.getCode().getCoding()) {
            String code = String.valueOf(coding.getCode());
            if (PER_DAY.containsKey(code)) {
                return new Rate(PER_DAY.get(code), BigDecimal.ONE, "d");
            }
            if (EVERY_HOURS.get(code) instanceof Integer hours) {
                return new Rate(1, BigDecimal.valueOf(hours), "h");
            }
            if (code.equals("QOD")) {
                return new Rate(1, BigDecimal.TWO, "d");
            }
        }
        return new Rate(null, null, null);
    }
}
