package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.interaction.knowledge.Criterion;
import org.scriptline.interaction.knowledge.Criterion.Measure;
import org.scriptline.interaction.knowledge.Names;
import org.scriptline.interaction.screening.Judgement.Fact;
import org.scriptline.interaction.screening.Judgement.Fails;
import org.scriptline.interaction.screening.Judgement.Holds;
import org.scriptline.interaction.screening.Judgement.Unknown;

/** Answers criteria in three values: what is not known is named, and never taken for a no. */
final class Judge {
    /** Kidney function is shown and does not interrupt when it is older. */
    private static final int KIDNEY_DAYS = 365;

    /** Outside these ages nobody asks whether a patient is pregnant or breastfeeding. */
    private static final int FERTILE_FROM = 10;

    private static final int FERTILE_TO = 55;

    private Judge() {}

    static Judgement judge(Criterion criterion, Situation situation) {
        PatientFacts patient = situation.patient();
        return switch (criterion) {
            case Criterion.All all -> all(all, situation);
            case Criterion.Any any -> any(any, situation);
            case Criterion.Not not -> negated(judge(not.part(), situation));
            case Criterion.Measured measured -> measured(measured, patient);
            case Criterion.Tested tested -> tested(tested, patient);
            case Criterion.OfSex of -> ofSex(of.sex(), patient.sex());
            case Criterion.Pregnant unused -> state("pregnant", patient.pregnant(), patient);
            case Criterion.Lactating unused -> state("lactating", patient.lactating(), patient);
            case Criterion.Suffers suffers -> suffers(suffers, patient);
            case Criterion.LiverImpaired impaired -> liver(impaired, patient);
            case Criterion.Dosed dosed -> Doses.judge(dosed, situation);
            case Criterion.Takes takes -> takes(takes, situation);
            case Criterion.Stopped stopped -> stopped(stopped, situation);
            case Criterion.ByRoute by ->
                Judgement.of(by.routes().contains(situation.drug(by.party()).route()));
            case Criterion.GivenFor given -> givenFor(given, situation);
        };
    }

    private static Judgement all(Criterion.All all, Situation situation) {
        List<Fact> facts = List.of();
        Set<String> missing = Set.of();
        boolean firm = true;
        for (Criterion part : all.parts()) {
            switch (judge(part, situation)) {
                case Fails fails -> {
                    return fails;
                }
                case Unknown unknown -> missing = both(missing, unknown.missing());
                case Holds holds -> {
                    facts = both(facts, holds.facts());
                    firm &= holds.firm();
                }
            }
        }
        return missing.isEmpty() ? new Holds(facts, firm) : new Unknown(missing);
    }

    /** One of the two as it is, where the other is empty: most criteria fail, and nothing was made for them. */
    static Set<String> both(Set<String> some, Set<String> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    static List<Fact> both(List<Fact> some, List<Fact> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        List<Fact> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Judgement any(Criterion.Any any, Situation situation) {
        Set<String> missing = Set.of();
        Holds weak = null;
        for (Criterion part : any.parts()) {
            switch (judge(part, situation)) {
                case Holds holds -> {
                    if (holds.firm()) {
                        return holds;
                    }
                    weak = holds;
                }
                case Unknown unknown -> missing = both(missing, unknown.missing());
                case Fails fails -> {}
            }
        }
        if (weak != null) {
            return weak;
        }
        return missing.isEmpty() ? Fails.INSTANCE : new Unknown(missing);
    }

    private static Judgement negated(Judgement judgement) {
        return switch (judgement) {
            case Holds holds -> Fails.INSTANCE;
            case Fails fails -> Holds.PLAINLY;
            case Unknown unknown -> unknown;
        };
    }

    private static Judgement measured(Criterion.Measured measured, PatientFacts patient) {
        Measure measure = measured.measure();
        return switch (measure) {
            case AGE_YEARS -> number(measured, patient.ageYears(), "years");
            case AGE_DAYS -> number(measured, patient.ageDays(), "days");
            case GESTATIONAL_WEEKS -> number(measured, patient.gestationalWeeks(), "weeks");
            case WEIGHT_KG ->
                patient.weightKg() == null ? missing(measure.fact()) : weight(measured, patient.weightKg());
            case EGFR -> kidney(measured, patient.eGFR(), patient.creatinineClearance(), patient);
            case CREATININE_CLEARANCE -> kidney(measured, patient.creatinineClearance(), patient.eGFR(), patient);
        };
    }

    private static Judgement number(Criterion.Measured measured, @Nullable Integer value, String unit) {
        String fact = measured.measure().fact();
        if (value == null) {
            return missing(fact);
        }
        return measured.range().holds(BigDecimal.valueOf(value))
                ? held(measured, name(measured.measure()) + " " + value + " " + unit)
                : Fails.INSTANCE;
    }

    private static String name(Measure measure) {
        return measure == Measure.GESTATIONAL_WEEKS ? "pregnancy of" : "age";
    }

    private static Judgement weight(Criterion.Measured measured, BigDecimal kilograms) {
        return measured.range().holds(kilograms)
                ? held(measured, "weight " + plain(kilograms) + " kg")
                : Fails.INSTANCE;
    }

    private static Holds held(Criterion.Measured measured, String words) {
        return new Holds(List.of(patientFact(measured.measure().fact(), words)), true);
    }

    private static Judgement kidney(
            Criterion.Measured measured,
            @Nullable Measurement first,
            @Nullable Measurement second,
            PatientFacts patient) {
        Measurement value = first == null ? second : first;
        if (value == null) {
            return missing(measured.measure().fact());
        }
        boolean current = value.currentOn(patient.asOf(), KIDNEY_DAYS);
        if (measured.range().holds(value.value())) {
            Involved involved = new Involved(value.id(), value.words(), null, "lab", null, null, value.date());
            return new Holds(List.of(new Fact("patient:" + measured.measure().fact(), involved)), current);
        }
        return current || value.date() == null
                ? Fails.INSTANCE
                : missing(measured.measure().fact());
    }

    private static Judgement tested(Criterion.Tested tested, PatientFacts patient) {
        Measurement value = patient.laboratories().get(tested.test().id());
        if (value == null) {
            return missing(tested.test().name());
        }
        boolean current = value.currentOn(patient.asOf(), tested.withinDays());
        if (tested.range().holds(value.value())) {
            Involved involved = new Involved(value.id(), value.words(), null, "lab", null, null, value.date());
            return new Holds(List.of(new Fact("lab:" + tested.test().id(), involved)), current);
        }
        return current
                ? Fails.INSTANCE
                : missing(tested.test().name() + " of the last " + tested.withinDays() + " days");
    }

    private static Judgement ofSex(String asked, @Nullable String sex) {
        boolean known = sex != null && (sex.equals("male") || sex.equals("female"));
        return known ? Judgement.of(asked.equals(sex)) : missing("sex");
    }

    private static Judgement state(String fact, @Nullable Boolean value, PatientFacts patient) {
        if (value != null) {
            return value ? new Holds(List.of(patientFact(fact, fact)), true) : Fails.INSTANCE;
        }
        Integer age = patient.ageYears();
        boolean cannot = "male".equals(patient.sex()) || (age != null && (age < FERTILE_FROM || age > FERTILE_TO));
        return cannot ? Fails.INSTANCE : missing(fact);
    }

    private static Judgement suffers(Criterion.Suffers suffers, PatientFacts patient) {
        List<PatientCondition> conditions = patient.conditions();
        if (conditions == null) {
            return missing("conditions");
        }
        boolean understood = true;
        for (PatientCondition condition : conditions) {
            if (condition.classes().contains(suffers.conditionClass())) {
                Involved involved = new Involved(condition.id(), condition.name(), null, "condition", null, null, null);
                return new Holds(List.of(new Fact("condition:" + suffers.conditionClass(), involved)), true);
            }
            understood &= condition.understood();
        }
        return understood ? Fails.INSTANCE : notUnderstood(conditions);
    }

    private static Judgement notUnderstood(List<PatientCondition> conditions) {
        Set<String> missing = new TreeSet<>();
        for (PatientCondition condition : conditions) {
            if (!condition.understood()) {
                missing.add("condition not recognized: " + condition.name());
            }
        }
        return new Unknown(missing);
    }

    private static Judgement liver(Criterion.LiverImpaired impaired, PatientFacts patient) {
        Criterion.LiverImpairment liver = patient.liver();
        if (liver == null) {
            return missing("hepaticImpairment");
        }
        String words = "liver impairment " + liver.name().toLowerCase(java.util.Locale.ROOT);
        return liver.compareTo(impaired.atLeast()) >= 0
                ? new Holds(List.of(patientFact("hepaticImpairment", words)), true)
                : Fails.INSTANCE;
    }

    /** Of several such drugs always the same one, in whatever order they came: an override must find it again. */
    private static Judgement takes(Criterion.Takes takes, Situation situation) {
        ScreenedDrug found = null;
        String identity = "";
        for (int i = 0; i < situation.taken().size(); i++) {
            ScreenedDrug drug = situation.taken().get(i);
            for (int k = 0; k < drug.ingredients().size(); k++) {
                Ingredient ingredient = drug.ingredients().get(k);
                if (takes.ingredients().contains(ingredient.name())
                        && takes.routes().contains(drug.route())
                        && !drug.equals(situation.a())
                        && !drug.equals(situation.b())) {
                    String each = drug.identity(ingredient);
                    if (found == null || each.compareTo(identity) < 0) {
                        found = drug;
                        identity = each;
                    }
                }
            }
        }
        return found == null ? Fails.INSTANCE : new Holds(List.of(new Fact(identity, found.involved())), true);
    }

    private static Judgement stopped(Criterion.Stopped stopped, Situation situation) {
        Integer days = situation.drug(stopped.party()).stoppedDaysAgo();
        return Judgement.of(days != null && stopped.daysAgo().holds(BigDecimal.valueOf(days)));
    }

    private static Judgement givenFor(Criterion.GivenFor given, Situation situation) {
        String indication = situation.drug(given.party()).dosing().indication();
        if (indication == null) {
            return missing("indication");
        }
        String normal = Names.normal(indication);
        return Judgement.of(given.indications().stream().anyMatch(normal::contains));
    }

    static Unknown missing(String fact) {
        return new Unknown(Set.of(fact));
    }

    static Fact patientFact(String identity, String words) {
        return new Fact("patient:" + identity, new Involved(null, words, null, "patient", null, null, null));
    }

    static String plain(BigDecimal value) {
        return Objects.requireNonNull(value).stripTrailingZeros().toPlainString();
    }

    /** Whether two drugs are swallowed, injected or given rectally: their doses add up. */
    static boolean addUp(ScreenedDrug one, ScreenedDrug other) {
        return one.route() == other.route() || (wholeBody(one.route()) && wholeBody(other.route()));
    }

    static boolean wholeBody(RouteGroup route) {
        return route == RouteGroup.SYSTEMIC || route == RouteGroup.RECTAL;
    }
}
