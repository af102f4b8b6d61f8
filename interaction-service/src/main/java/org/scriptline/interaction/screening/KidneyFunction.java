package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kidney function from serum creatinine, for adults. */
final class KidneyFunction {
    /** Id of the laboratory test, in mg/dL. */
    private static final String CREATININE = "creatinine";

    private static final int ADULT = 18;

    private KidneyFunction() {}

    /** CKD-EPI 2021 without race (Inker et al. 2021, N Engl J Med 385:1737); null when something is missing. */
    static @Nullable Measurement estimated(
            Map<String, Measurement> laboratories, @Nullable Integer age, @Nullable String sex) {
        Measurement creatinine = laboratories.get(CREATININE);
        if (creatinine == null || age == null || age < ADULT || !known(sex)) {
            return null;
        }
        boolean female = "female".equals(sex);
        double ratio = creatinine.value().doubleValue() / (female ? 0.7 : 0.9);
        double value = 142
                * Math.pow(Math.min(ratio, 1), female ? -0.241 : -0.302)
                * Math.pow(Math.max(ratio, 1), -1.200)
                * Math.pow(0.9938, age)
                * (female ? 1.012 : 1);
        return new Measurement(
                creatinine.id(),
                "eGFR from creatinine",
                BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP),
                "mL/min/1.73 m2",
                creatinine.date());
    }

    /** Cockcroft and Gault 1976 (Nephron 16:31); null when something is missing. */
    static @Nullable Measurement clearance(
            Map<String, Measurement> laboratories,
            @Nullable Integer age,
            @Nullable String sex,
            @Nullable BigDecimal weightKg) {
        Measurement creatinine = laboratories.get(CREATININE);
        if (creatinine == null || age == null || age < ADULT || weightKg == null || !known(sex)) {
            return null;
        }
        double value = (140.0 - age)
                * weightKg.doubleValue()
                / (72 * creatinine.value().doubleValue())
                * ("female".equals(sex) ? 0.85 : 1);
        return new Measurement(
                creatinine.id(),
                "creatinine clearance from creatinine",
                BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP),
                "mL/min",
                creatinine.date());
    }

    private static boolean known(@Nullable String sex) {
        return "female".equals(sex) || "male".equals(sex);
    }
}
