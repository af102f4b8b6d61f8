package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The measured facts that screening uses, with the unit that events carry, the units that are converted into it, and
 * what a human being can have. Anything outside is a slip of unit or decimal point, not a patient.
 */
enum Vital {
    /** Body weight; 0.2 kg is below the smallest surviving newborn, 700 kg above the heaviest adult on record. */
    WEIGHT(
            List.of("29463-7", "3141-9"),
            "kg",
            Map.of("kg", "1", "g", "0.001", "[lb_av]", "0.45359237", "[oz_av]", "0.028349523125"),
            "0.2",
            "700"),
    /** Body height or length. */
    HEIGHT(
            List.of("8302-2", "8306-3", "3137-7"),
            "cm",
            Map.of("cm", "1", "m", "100", "mm", "0.1", "[in_i]", "2.54", "[ft_i]", "30.48"),
            "15",
            "280"),
    /** Estimated glomerular filtration rate, normalised to body surface. */
    EGFR(
            List.of("98979-8", "62238-1", "33914-3", "77147-7"),
            "mL/min/{1.73_m2}",
            Map.of("mL/min/{1.73_m2}", "1", "mL/min/1.73.m2", "1"),
            "0",
            "250"),
    /** Potassium in serum or plasma. */
    POTASSIUM(List.of("2823-3", "6298-4"), "mmol/L", Map.of("mmol/L", "1", "meq/L", "1"), "0.5", "15"),
    /** Creatinine in serum or plasma; 1 mg/dL is 88.42 µmol/L (113.12 g/mol). */
    CREATININE(
            List.of("2160-0"),
            "mg/dL",
            Map.of("mg/dL", "1", "umol/L", "0.011309", "mg/L", "0.1", "mmol/L", "11.309"),
            "0.05",
            "40");

    /** LOINC of pregnancy status, an answer in words and not a measurement. */
    static final String PREGNANCY = "82810-3";

    private static final int DECIMALS = 3;

    /** What people write for a UCUM code. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("lb", "[lb_av]"),
            Map.entry("lbs", "[lb_av]"),
            Map.entry("pound", "[lb_av]"),
            Map.entry("pounds", "[lb_av]"),
            Map.entry("oz", "[oz_av]"),
            Map.entry("kilogram", "kg"),
            Map.entry("kilograms", "kg"),
            Map.entry("in", "[in_i]"),
            Map.entry("inch", "[in_i]"),
            Map.entry("inches", "[in_i]"),
            Map.entry("ft", "[ft_i]"),
            Map.entry("feet", "[ft_i]"),
            Map.entry("lb_av", "[lb_av]"),
            Map.entry("KG", "kg"),
            Map.entry("gram", "g"),
            Map.entry("grams", "g"),
            Map.entry("centimeter", "cm"),
            Map.entry("centimeters", "cm"),
            Map.entry("meter", "m"),
            Map.entry("mEq/L", "meq/L"),
            Map.entry("µmol/L", "umol/L"),
            Map.entry("μmol/L", "umol/L"),
            Map.entry("mL/min", "mL/min/{1.73_m2}"),
            Map.entry("mL/min/1.73m2", "mL/min/{1.73_m2}"),
            Map.entry("mL/min/1.73 m2", "mL/min/{1.73_m2}"));

    private final List<String> codes;
    private final String unit;
    private final Map<String, String> factors;
    private final BigDecimal lowest;
    private final BigDecimal highest;

    Vital(List<String> codes, String unit, Map<String, String> factors, String lowest, String highest) {
        this.codes = codes;
        this.unit = unit;
        this.factors = factors;
        this.lowest = new BigDecimal(lowest);
        this.highest = new BigDecimal(highest);
    }

    /** Whether an Observation is a body weight. */
    static boolean isWeight(JsonNode observation) {
        return observation
                .at("/code/coding")
                .valueStream()
                .anyMatch(coding -> WEIGHT.codes.contains(coding.path("code").asText()));
    }

    /** The vital that one of the LOINC codes names. */
    static Optional<Vital> of(Set<String> loinc) {
        return Arrays.stream(values())
                .filter(vital -> vital.codes.stream().anyMatch(loinc::contains))
                .findFirst();
    }

    /** The code that events carry for it. */
    String code() {
        return codes.getFirst();
    }

    String unit() {
        return unit;
    }

    /** The value in {@link #unit()}, exact to three decimals; empty when the unit is unknown or no human can have it. */
    Optional<BigDecimal> convert(BigDecimal value, @Nullable String givenUnit) {
        String ucum = givenUnit == null ? "" : WORDS.getOrDefault(givenUnit, givenUnit);
        return Optional.ofNullable(factors.get(ucum))
                .map(factor -> factor.equals("1") ? value : scaled(value.multiply(new BigDecimal(factor))))
                .filter(converted -> converted.compareTo(lowest) >= 0 && converted.compareTo(highest) <= 0);
    }

    private static BigDecimal scaled(BigDecimal value) {
        BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
