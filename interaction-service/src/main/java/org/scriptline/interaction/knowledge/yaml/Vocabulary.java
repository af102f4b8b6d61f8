package org.scriptline.interaction.knowledge.yaml;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.interaction.knowledge.ConditionClass;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.LaboratoryTest;
import org.scriptline.interaction.knowledge.Names;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredCondition;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredTest;

/** The authored words for conditions and measurements. */
final class Vocabulary {
    private final List<KnowledgeDefect> defects;
    private final List<ConditionClass> conditions = new ArrayList<>();
    private final List<LaboratoryTest> laboratories = new ArrayList<>();
    private final List<AuthoredCondition> authored = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Vocabulary(List<KnowledgeDefect> defects) {
        this.defects = defects;
    }

    void condition(AuthoredCondition condition) {
        authored.add(condition);
        List<String> terms = requireNonNullElse(condition.terms(), List.<String>of());
        String place = "condition " + condition.id();
        if (!ids.add(condition.id())) {
            defects.add(new KnowledgeDefect(place, "the id is used twice"));
        }
        if (terms.stream().anyMatch(term -> Names.words(term).isEmpty())) {
            defects.add(new KnowledgeDefect(place, "a term has no word"));
            terms = List.of();
        }
        Set<String> icd10 = requireNonNullElse(condition.icd10(), List.<String>of()).stream()
                .map(code -> code.replace(".", "").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        icd10.stream()
                .filter(code -> !code.matches("[A-TV-Z][0-9][0-9A-Z]{1,5}"))
                .forEach(code -> defects.add(new KnowledgeDefect(place, code + " is no ICD-10-CM code")));
        conditions.add(new ConditionClass(
                condition.id(),
                condition.name(),
                terms,
                icd10,
                Set.copyOf(requireNonNullElse(condition.snomed(), List.<String>of())),
                Set.copyOf(requireNonNullElse(condition.implies(), List.<String>of()))));
    }

    List<ConditionClass> conditions() {
        for (AuthoredCondition condition : authored) {
            for (String wider : requireNonNullElse(condition.implies(), List.<String>of())) {
                if (!ids.contains(wider)) {
                    defects.add(new KnowledgeDefect(
                            "condition " + condition.id(), "no condition class is called " + wider));
                }
            }
        }
        return List.copyOf(conditions);
    }

    void laboratory(AuthoredTest test) {
        Map<String, BigDecimal> factors = new HashMap<>();
        factors.put(test.unit().toLowerCase(Locale.ROOT), BigDecimal.ONE);
        requireNonNullElse(test.units(), Map.<String, BigDecimal>of())
                .forEach((unit, factor) -> factors.put(unit.toLowerCase(Locale.ROOT), factor));
        Set<String> names = new HashSet<>();
        names.add(Names.normal(test.name()));
        requireNonNullElse(test.terms(), List.<String>of()).forEach(term -> names.add(Names.normal(term)));
        if (test.lowest().compareTo(test.highest()) >= 0 || test.withinDays() < 1) {
            defects.add(new KnowledgeDefect("laboratory " + test.id(), "its bounds are not in order"));
        }
        laboratories.add(new LaboratoryTest(
                test.id(),
                test.name(),
                Set.copyOf(test.loinc()),
                names,
                test.unit(),
                factors,
                test.lowest(),
                test.highest(),
                test.withinDays()));
    }

    List<LaboratoryTest> laboratories() {
        return List.copyOf(laboratories);
    }
}
