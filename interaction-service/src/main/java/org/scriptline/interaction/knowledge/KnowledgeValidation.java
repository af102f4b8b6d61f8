package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a knowledge base may serve. What cannot be resolved while reading (members, classes) is refused by the
 * reader; here are the rules that need the whole base.
 */
public final class KnowledgeValidation {
    private KnowledgeValidation() {}

    /**
     * The compiled base.
     *
     * @throws KnowledgeRefusedException naming every defect
     */
    public static KnowledgeSnapshot compile(KnowledgeContent content) {
        List<KnowledgeDefect> defects = defects(content);
        if (!defects.isEmpty()) {
            throw new KnowledgeRefusedException(defects);
        }
        return new KnowledgeSnapshot(content);
    }

    /** Every defect, empty when the base may serve. */
    public static List<KnowledgeDefect> defects(KnowledgeContent content) {
        List<KnowledgeDefect> defects = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        content.classes().forEach((id, members) -> refuseEmpty(defects, "class " + id, members));
        for (PairRule rule : content.pairs()) {
            String place = "rule " + rule.id();
            refuseRepeated(defects, ids, rule.id());
            refuseEmpty(defects, place, rule.a().ingredients());
            refuseEmpty(defects, place, rule.b().ingredients());
            refuseIncomplete(defects, place, rule.text());
        }
        defects.addAll(SameSides.defects(content.pairs()));
        for (DuplicateRule rule : content.duplicates()) {
            refuseRepeated(defects, ids, rule.id());
            refuseEmpty(defects, "duplicate " + rule.id(), rule.ingredients());
            refuseIncomplete(defects, "duplicate " + rule.id(), rule.text());
        }
        for (AllergyRule rule : content.allergies()) {
            refuseRepeated(defects, ids, rule.id());
            refuseEmpty(defects, "allergy " + rule.id(), rule.targets());
            refuseIncomplete(defects, "allergy " + rule.id(), rule.text());
        }
        for (FactRule rule : content.facts()) {
            refuseRepeated(defects, ids, rule.id());
            refuseEmpty(defects, "check " + rule.id(), rule.ingredients());
            refuseIncomplete(defects, "check " + rule.id(), rule.text());
        }
        for (RegimenRule rule : content.regimens()) {
            refuseRepeated(defects, ids, rule.id());
            refuseIncomplete(defects, "regimen " + rule.id(), rule.text());
        }
        for (OpioidRules.Level level : content.opioids().levels()) {
            refuseRepeated(defects, ids, level.id());
            refuseIncomplete(defects, "opioid level " + level.id(), level.text());
        }
        defects.addAll(RuleConflicts.defects(content));
        refuseIncomplete(defects, "same ingredient", content.sameIngredient().text());
        refuseIncomplete(
                defects,
                "allergy to the ingredient",
                content.allergyToIngredient().text());
        return defects;
    }

    private static void refuseRepeated(List<KnowledgeDefect> defects, Set<String> ids, String id) {
        if (!ids.add(id)) {
            defects.add(new KnowledgeDefect("rule " + id, "the id is used twice"));
        }
    }

    private static void refuseEmpty(List<KnowledgeDefect> defects, String place, Collection<String> members) {
        if (members.isEmpty()) {
            defects.add(new KnowledgeDefect(place, "it has no member"));
        }
    }

    private static void refuseIncomplete(List<KnowledgeDefect> defects, String place, RuleText text) {
        if (text.mechanism().isBlank()) {
            defects.add(new KnowledgeDefect(place, "the mechanism is missing"));
        }
        if (text.consequence().isBlank()) {
            defects.add(new KnowledgeDefect(place, "the consequence is missing"));
        }
        if (text.action().isBlank()) {
            defects.add(new KnowledgeDefect(place, "the action is missing"));
        }
        boolean cited = !text.evidence().isEmpty()
                && text.evidence().stream()
                        .noneMatch(source ->
                                source.title().isBlank() || source.citation().isBlank());
        if (!cited) {
            defects.add(new KnowledgeDefect(place, "a citation is missing"));
        }
    }
}
