package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.knowledge.Criterion.Dosed;
import org.scriptline.interaction.knowledge.Range;
import org.scriptline.interaction.screening.Judgement.Fact;
import org.scriptline.interaction.screening.Judgement.Fails;
import org.scriptline.interaction.screening.Judgement.Holds;

/** Answers criteria about doses. A sum that is not wholly known decides only when more of it cannot change the answer. */
final class Doses {
    private static final int SCALE = 3;

    private Doses() {}

    static Judgement judge(Dosed dosed, Situation situation) {
        ScreenedDrug drug = situation.drug(dosed.party());
        Ingredient ingredient = situation.ingredient(dosed.party());
        Dosing dosing = drug.dosing();
        return switch (dosed.measure()) {
            case DAILY_MG -> single(dosed, dosing.dailyMg().get(ingredient.name()), "mg a day", ingredient);
            case SINGLE_MG -> single(dosed, dosing.singleMg(), "mg at a time", ingredient);
            case TIMES_PER_DAY -> single(dosed, dosing.timesPerDay(), "times a day", ingredient);
            case DURATION_DAYS ->
                single(
                        dosed,
                        dosing.durationDays() == null ? null : BigDecimal.valueOf(dosing.durationDays()),
                        "days",
                        ingredient);
            case TOTAL_DAILY_MG -> total(dosed, situation, drug, ingredient, null);
            case TOTAL_DAILY_MG_PER_KG -> {
                BigDecimal weight = situation.patient().weightKg();
                yield weight == null ? Judge.missing("weightKg") : total(dosed, situation, drug, ingredient, weight);
            }
        };
    }

    private static Judgement single(Dosed dosed, @Nullable BigDecimal value, String unit, Ingredient ingredient) {
        if (value == null) {
            return Judge.missing(dosed.measure().fact());
        }
        return dosed.range().holds(value)
                ? new Holds(List.of(fact(dosed, value, unit, ingredient)), true)
                : Fails.INSTANCE;
    }

    private static Fact fact(Dosed dosed, BigDecimal value, String unit, Ingredient ingredient) {
        return Judge.patientFact(dosed.measure().fact(), ingredient.name() + " " + Judge.plain(value) + " " + unit);
    }

    /** Over every drug that is taken with the ingredient, this one included. */
    private static Judgement total(
            Dosed dosed,
            Situation situation,
            ScreenedDrug drug,
            Ingredient ingredient,
            @Nullable BigDecimal perKilogram) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean complete = true;
        List<Fact> facts = new ArrayList<>();
        for (ScreenedDrug each : situation.taken()) {
            if (Judge.addUp(each, drug) && each.contains(ingredient)) {
                BigDecimal daily = each.dosing().dailyMg().get(ingredient.name());
                complete &= daily != null;
                if (daily != null) {
                    sum = sum.add(daily);
                    if (!each.equals(drug)) {
                        facts.add(new Fact(each.identity(ingredient), each.involved()));
                    }
                }
            }
        }
        Range range = dosed.range();
        BigDecimal value = perKilogram == null ? sum : sum.divide(perKilogram, SCALE, RoundingMode.HALF_UP);
        if (!complete && !(range.openUpwards() && range.holds(value))) {
            return Judge.missing(dosed.measure().fact());
        }
        if (!range.holds(value)) {
            return Fails.INSTANCE;
        }
        facts.add(fact(dosed, value, perKilogram == null ? "mg a day" : "mg/kg a day", ingredient));
        return new Holds(facts, true);
    }
}
