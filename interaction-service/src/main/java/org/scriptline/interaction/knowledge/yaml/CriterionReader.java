package org.scriptline.interaction.knowledge.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.knowledge.ConditionClass;
import org.scriptline.interaction.knowledge.Criterion;
import org.scriptline.interaction.knowledge.Criterion.DoseMeasure;
import org.scriptline.interaction.knowledge.Criterion.LiverImpairment;
import org.scriptline.interaction.knowledge.Criterion.Measure;
import org.scriptline.interaction.knowledge.Criterion.Party;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.LaboratoryTest;
import org.scriptline.interaction.knowledge.Modifier;
import org.scriptline.interaction.knowledge.Names;
import org.scriptline.interaction.knowledge.Range;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredCriterion;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredDose;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredLaboratory;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredModifier;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredSide;

/** Reads criteria and modifiers and resolves what they name; what cannot be resolved is a defect. */
final class CriterionReader {
    private final Members members;
    private final List<KnowledgeDefect> defects;
    private final Map<String, ConditionClass> conditions = new HashMap<>();
    private final Map<String, LaboratoryTest> laboratories = new HashMap<>();

    CriterionReader(
            Members members,
            List<ConditionClass> conditions,
            List<LaboratoryTest> laboratories,
            List<KnowledgeDefect> defects) {
        this.members = members;
        this.defects = defects;
        conditions.forEach(condition -> this.conditions.put(condition.id(), condition));
        laboratories.forEach(test -> this.laboratories.put(test.id(), test));
    }

    /** All of the list; null for no list. */
    @Nullable
    Criterion all(String place, @Nullable List<AuthoredCriterion> authored) {
        if (authored == null) {
            return null;
        }
        List<Criterion> parts =
                authored.stream().map(part -> criterion(place, part)).toList();
        return parts.size() == 1 ? parts.getFirst() : new Criterion.All(parts);
    }

    List<Modifier> modifiers(String place, @Nullable List<AuthoredModifier> authored) {
        List<Modifier> modifiers = new ArrayList<>();
        for (AuthoredModifier modifier : Objects.requireNonNullElse(authored, List.<AuthoredModifier>of())) {
            boolean suppressed = Boolean.TRUE.equals(modifier.suppress());
            if (suppressed == (modifier.severity() != null)) {
                defects.add(new KnowledgeDefect(place, "a modifier either names a severity or suppresses"));
            }
            String note = modifier.note();
            if (note == null || note.isBlank()) {
                defects.add(new KnowledgeDefect(place, "a modifier does not say why"));
            }
            Criterion when = all(place, modifier.when());
            if (when != null) {
                modifiers.add(new Modifier(when, modifier.severity(), note == null ? "" : note));
            }
        }
        return modifiers;
    }

    private Criterion criterion(String place, AuthoredCriterion authored) {
        List<Criterion> given = Stream.of(
                        measured(Measure.AGE_YEARS, authored.age()),
                        measured(Measure.AGE_DAYS, authored.ageDays()),
                        measured(Measure.GESTATIONAL_WEEKS, authored.gestationalWeeks()),
                        measured(Measure.WEIGHT_KG, authored.weightKg()),
                        measured(Measure.EGFR, authored.eGFR()),
                        measured(Measure.CREATININE_CLEARANCE, authored.creatinineClearance()),
                        authored.lab() == null ? null : laboratory(place, authored.lab()),
                        authored.sex() == null ? null : new Criterion.OfSex(authored.sex()),
                        stated(new Criterion.Pregnant(), authored.pregnant()),
                        stated(new Criterion.Lactating(), authored.lactating()),
                        authored.condition() == null ? null : condition(place, authored.condition()),
                        authored.liver() == null ? null : liver(place, authored.liver()),
                        authored.dose() == null ? null : dose(place, authored.dose()),
                        authored.taking() == null ? null : taking(place, authored.taking()),
                        authored.stopped() == null
                                ? null
                                : new Criterion.Stopped(
                                        party(place, authored.stopped().of()),
                                        authored.stopped().daysAgo()),
                        authored.route() == null
                                ? null
                                : new Criterion.ByRoute(
                                        party(place, authored.route().of()),
                                        members.routes(place, authored.route().in())),
                        authored.indication() == null
                                ? null
                                : new Criterion.GivenFor(
                                        party(place, authored.indication().of()),
                                        authored.indication().any().stream()
                                                .map(Names::normal)
                                                .collect(Collectors.toSet())),
                        authored.any() == null
                                ? null
                                : new Criterion.Any(authored.any().stream()
                                        .map(part -> criterion(place, part))
                                        .toList()),
                        authored.not() == null ? null : new Criterion.Not(criterion(place, authored.not())))
                .flatMap(Stream::ofNullable)
                .toList();
        if (given.size() != 1) {
            defects.add(new KnowledgeDefect(place, "a criterion asks exactly one thing"));
            return new Criterion.All(given);
        }
        return given.getFirst();
    }

    private static @Nullable Criterion measured(Measure measure, @Nullable Range range) {
        return range == null ? null : new Criterion.Measured(measure, range);
    }

    private static @Nullable Criterion stated(Criterion criterion, @Nullable Boolean expected) {
        if (expected == null) {
            return null;
        }
        return expected ? criterion : new Criterion.Not(criterion);
    }

    private @Nullable Criterion laboratory(String place, AuthoredLaboratory authored) {
        LaboratoryTest test = laboratories.get(authored.name());
        if (test == null) {
            defects.add(new KnowledgeDefect(place, "no laboratory test is called " + authored.name()));
            return null;
        }
        Range range = new Range(authored.atLeast(), authored.above(), authored.atMost(), authored.below());
        return new Criterion.Tested(test, range, Objects.requireNonNullElse(authored.withinDays(), test.withinDays()));
    }

    private @Nullable Criterion condition(String place, String id) {
        ConditionClass condition = conditions.get(id);
        if (condition == null) {
            defects.add(new KnowledgeDefect(place, "no condition class is called " + id));
            return null;
        }
        return new Criterion.Suffers(id, condition.name());
    }

    private @Nullable Criterion liver(String place, String degree) {
        try {
            return new Criterion.LiverImpaired(LiverImpairment.valueOf(degree.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            defects.add(new KnowledgeDefect(place, "the liver is impaired mild, moderate or severe, not " + degree));
            return null;
        }
    }

    private @Nullable Criterion dose(String place, AuthoredDose dose) {
        Party party = party(place, dose.of());
        List<Criterion> given = Stream.of(
                        dosed(party, DoseMeasure.DAILY_MG, dose.dailyMg()),
                        dosed(party, DoseMeasure.TOTAL_DAILY_MG, dose.totalDailyMg()),
                        dosed(party, DoseMeasure.TOTAL_DAILY_MG_PER_KG, dose.totalDailyMgPerKg()),
                        dosed(party, DoseMeasure.SINGLE_MG, dose.singleMg()),
                        dosed(party, DoseMeasure.TIMES_PER_DAY, dose.timesPerDay()),
                        dosed(party, DoseMeasure.DURATION_DAYS, dose.durationDays()))
                .flatMap(Stream::ofNullable)
                .toList();
        if (given.size() != 1) {
            defects.add(new KnowledgeDefect(place, "a dose asks for exactly one measure"));
            return null;
        }
        return given.getFirst();
    }

    private static @Nullable Criterion dosed(Party party, DoseMeasure measure, @Nullable Range range) {
        return range == null ? null : new Criterion.Dosed(party, measure, range);
    }

    private Criterion taking(String place, AuthoredSide side) {
        String name = side.classId() != null
                ? side.classId().toLowerCase(Locale.ROOT).replace('_', ' ')
                : side.ingredient() != null
                        ? side.ingredient()
                        : String.join(" or ", Objects.requireNonNullElse(side.members(), List.<String>of()));
        return new Criterion.Takes(name, members.ofSide(place, side), members.routes(place, side.routes()));
    }

    private Party party(String place, @Nullable String name) {
        if (name == null || name.equals("a")) {
            return Party.A;
        }
        if (!name.equals("b")) {
            defects.add(new KnowledgeDefect(place, "a drug of a rule is a or b, not " + name));
        }
        return Party.B;
    }
}
