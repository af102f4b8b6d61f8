package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a drug is taken, from numbers and words that were given; numbers win over words. */
public final class Dosings {
    private Dosings() {}

    /**
     * What somebody said of a dose, null where nothing.
     *
     * @param dailyByIngredient milligrams a day of single ingredients
     */
    public record Told(
            @Nullable BigDecimal dailyMg,
            @Nullable BigDecimal singleMg,
            @Nullable BigDecimal timesPerDay,
            @Nullable BigDecimal microgramsPerHour,
            @Nullable Integer durationDays,
            @Nullable String indication,
            @Nullable String words,
            Map<String, BigDecimal> dailyByIngredient) {}

    /** A dose of the whole drug is that of its ingredient only when there is one ingredient. */
    public static Dosing of(Told told, List<Ingredient> ingredients) {
        Optional<DoseWords> words = DoseWords.read(told.words());
        boolean oneIngredient = ingredients.size() == 1;
        BigDecimal single = told.singleMg() == null && told.dailyMg() == null && oneIngredient
                ? words.map(DoseWords::singleMg).orElse(null)
                : told.singleMg();
        BigDecimal times =
                told.timesPerDay() == null ? words.map(DoseWords::timesPerDay).orElse(null) : told.timesPerDay();
        BigDecimal perHour = told.microgramsPerHour() == null
                ? words.map(DoseWords::microgramsPerHour).orElse(null)
                : told.microgramsPerHour();
        Map<String, BigDecimal> daily = new HashMap<>(told.dailyByIngredient());
        if (oneIngredient) {
            BigDecimal whole = told.dailyMg();
            if (whole == null && single != null && times != null) {
                whole = single.multiply(times);
            }
            if (whole != null) {
                daily.putIfAbsent(ingredients.getFirst().name(), whole);
            }
        }
        return new Dosing(daily, oneIngredient ? single : null, times, perHour, told.durationDays(), told.indication());
    }
}
