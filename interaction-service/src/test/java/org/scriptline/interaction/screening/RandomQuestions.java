package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.interaction.knowledge.ConditionClass;
import org.scriptline.interaction.knowledge.Criterion.LiverImpairment;
import org.scriptline.interaction.knowledge.KnowledgeContent;
import org.scriptline.interaction.knowledge.LaboratoryTest;

/** Questions of invented patients with any drugs, doses, facts and gaps; the same seed asks the same. */
final class RandomQuestions {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Random random;
    private final KnowledgeContent content;
    private final List<String> known;
    private final List<String> ruled;

    RandomQuestions(long seed, KnowledgeContent content, Set<String> ingredients) {
        this.random = new Random(seed);
        this.content = content;
        this.known = List.copyOf(new TreeSet<>(ingredients));
        Set<String> inRegimens = new TreeSet<>();
        content.regimens().forEach(rule -> {
            rule.parts().forEach(part -> inRegimens.addAll(part.ingredients()));
            rule.points().forEach(points -> inRegimens.addAll(points.part().ingredients()));
        });
        this.ruled = List.copyOf(inRegimens);
    }

    ScreeningQuestion next() {
        List<ScreenedDrug> drafts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            drafts.add(drug(DrugSource.DRAFT, drafts.size(), null));
        }
        List<ScreenedDrug> active = new ArrayList<>();
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            active.add(drug(DrugSource.ACTIVE, i, chance(8) ? random.nextInt(40) : null));
        }
        List<NotScreened> notScreened = chance(6) ? List.of(UnscreenedItems.active("x", "zzz-unknown")) : List.of();
        return new ScreeningQuestion(
                drafts, active, chance(5) ? null : allergies(), patient(), notScreened, ProfileScope.requestOnly());
    }

    private boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ScreenedDrug drug(DrugSource source, int number, @Nullable Integer stopped) {
        List<Ingredient> ingredients = new ArrayList<>();
        Map<String, BigDecimal> daily = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i <= (chance(6) ? 1 : 0); i++) {
            String name = any(chance(2) ? ruled : known);
            if (names.add(name)) {
                ingredients.add(new Ingredient(name, null));
                if (!chance(3)) {
                    daily.put(name, BigDecimal.valueOf(random.nextInt(1, 5000)));
                }
            }
        }
        String id = source.code() + number;
        return new ScreenedDrug(
                source == DrugSource.DRAFT && chance(2) ? null : id,
                id + " " + String.join("/", names),
                null,
                ingredients,
                chance(5) ? any(List.of(RouteGroup.values())) : RouteGroup.SYSTEMIC,
                source,
                source == DrugSource.ACTIVE ? any(List.of("order", "imported")) : null,
                chance(3) ? null : any(List.of("Dr. Ada Okafor, Elm Street", "Dr. Jo Park, Lakeside")),
                null,
                TODAY.minusDays(random.nextInt(400)),
                stopped,
                new Dosing(
                        daily,
                        chance(2) ? null : BigDecimal.valueOf(random.nextInt(1, 2000)),
                        chance(2) ? null : BigDecimal.valueOf(random.nextInt(1, 6)),
                        chance(9) ? BigDecimal.valueOf(random.nextInt(12, 150)) : null,
                        chance(2) ? null : random.nextInt(1, 90),
                        chance(3) ? "hypertension" : null),
                source == DrugSource.DRAFT && chance(6) ? "active0" : null);
    }

    private List<Allergy> allergies() {
        List<Allergy> allergies = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            String name = any(chance(2) ? ruled : known);
            boolean group = chance(3);
            allergies.add(new Allergy(
                    "a" + i,
                    group ? any(List.of("penicillin", "sulfa", "nsaids")) : name,
                    null,
                    any(List.of("hives", "nausea", "anaphylaxis")),
                    chance(3),
                    group ? List.of() : List.of(new Ingredient(name, null))));
        }
        return allergies;
    }

    private PatientFacts patient() {
        List<PatientCondition> conditions = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            ConditionClass each = any(content.conditions());
            boolean understood = !chance(8);
            conditions.add(
                    new PatientCondition("c" + i, each.name(), understood ? Set.of(each.id()) : Set.of(), understood));
        }
        Map<String, Measurement> laboratories = new HashMap<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            LaboratoryTest test = any(content.laboratories());
            double share = random.nextDouble();
            BigDecimal value = test.lowest()
                    .add(test.highest().subtract(test.lowest()).multiply(BigDecimal.valueOf(share * share)));
            laboratories.put(test.id(), new Measurement("l" + i, test.name(), value, test.unit(), date()));
        }
        Integer age = chance(6) ? null : random.nextInt(0, 95);
        return new PatientFacts(
                TODAY,
                age,
                age == null ? null : age * 365,
                chance(6) ? null : any(List.of("female", "male", "other")),
                chance(2) ? null : Boolean.valueOf(chance(3)),
                chance(3) ? random.nextInt(1, 41) : null,
                chance(2) ? null : Boolean.valueOf(chance(3)),
                chance(3) ? null : BigDecimal.valueOf(random.nextInt(3, 150)),
                kidney("eGFR"),
                kidney("creatinine clearance"),
                chance(4) ? any(List.of(LiverImpairment.values())) : null,
                chance(5) ? null : conditions,
                laboratories,
                chance(9) ? List.of("potassium in stones") : List.of());
    }

    private @Nullable Measurement kidney(String name) {
        return chance(2)
                ? null
                : new Measurement("k", name, BigDecimal.valueOf(random.nextInt(4, 120)), "mL/min", date());
    }

    private @Nullable LocalDate date() {
        return chance(5) ? null : TODAY.minusDays(random.nextInt(700));
    }
}
