package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Set;
import org.scriptline.contracts.products.RouteGroup;

/**
 * What a rule asks of the patient, the drugs or the day: a small closed set of questions and no scripting. Each of them
 * may be answered with yes, no or not known; what is not known is named and never taken for a no.
 */
public sealed interface Criterion {

    /** Which drug of a rule is meant; rules of one drug have only A. */
    enum Party {
        A,
        B
    }

    /** A number about the patient. */
    enum Measure {
        AGE_YEARS("age"),
        AGE_DAYS("ageDays"),
        GESTATIONAL_WEEKS("gestationalWeeks"),
        WEIGHT_KG("weightKg"),
        /** mL/min/1.73 m²; a creatinine clearance stands in for it. */
        EGFR("eGFR"),
        /** mL/min; an eGFR stands in for it. */
        CREATININE_CLEARANCE("creatinineClearance");

        private final String fact;

        Measure(String fact) {
            this.fact = fact;
        }

        /** The name of the fact in questions and answers. */
        public String fact() {
            return fact;
        }
    }

    /** A number about how a drug is taken. */
    enum DoseMeasure {
        /** Milligrams a day of this order. */
        DAILY_MG("dailyDoseMg"),
        /** Milligrams a day of the ingredient over all drugs that contain it. */
        TOTAL_DAILY_MG("dailyDoseMg"),
        /** Milligrams a day and kilogram over all drugs that contain it. */
        TOTAL_DAILY_MG_PER_KG("dailyDoseMg"),
        SINGLE_MG("singleDoseMg"),
        TIMES_PER_DAY("timesPerDay"),
        DURATION_DAYS("durationDays");

        private final String fact;

        DoseMeasure(String fact) {
            this.fact = fact;
        }

        public String fact() {
            return fact;
        }
    }

    /** How far the liver is impaired (Child-Pugh A, B, C), in rising order. */
    enum LiverImpairment {
        MILD,
        MODERATE,
        SEVERE
    }

    /** All of them hold. */
    record All(List<Criterion> parts) implements Criterion {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them holds. */
    record Any(List<Criterion> parts) implements Criterion {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Criterion part) implements Criterion {}

    record Measured(Measure measure, Range range) implements Criterion {}

    /**
     * A laboratory value.
     *
     * @param withinDays an older value is shown and does not interrupt
     */
    record Tested(LaboratoryTest test, Range range, int withinDays) implements Criterion {}

    /** FHIR administrative gender, male or female. */
    record OfSex(String sex) implements Criterion {}

    record Pregnant() implements Criterion {}

    record Lactating() implements Criterion {}

    /** A condition of this class is on the problem list. */
    record Suffers(String conditionClass, String name) implements Criterion {}

    /** The liver is impaired at least this far. */
    record LiverImpaired(LiverImpairment atLeast) implements Criterion {}

    record Dosed(Party party, DoseMeasure measure, Range range) implements Criterion {}

    /** Another drug of these ingredients is taken on one of these routes. */
    record Takes(String name, Set<String> ingredients, Set<RouteGroup> routes) implements Criterion {
        public Takes {
            ingredients = Set.copyOf(ingredients);
            routes = Set.copyOf(routes);
        }
    }

    /** The drug was stopped this many days ago; a drug that is taken was not. */
    record Stopped(Party party, Range daysAgo) implements Criterion {}

    record ByRoute(Party party, Set<RouteGroup> routes) implements Criterion {
        public ByRoute {
            routes = Set.copyOf(routes);
        }
    }

    /** The drug is given for one of these indications, in {@link Names#normal} form. */
    record GivenFor(Party party, Set<String> indications) implements Criterion {
        public GivenFor {
            indications = Set.copyOf(indications);
        }
    }
}
