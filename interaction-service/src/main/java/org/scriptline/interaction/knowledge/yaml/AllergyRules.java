package org.scriptline.interaction.knowledge.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.interaction.knowledge.AllergyRule;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.Names;
import org.scriptline.interaction.knowledge.RuleText;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredGroup;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.CrossReaction;

/** Writes an authored allergy group as rules: one for its members among themselves and one for each cross-reaction. */
final class AllergyRules {
    private final Members members;
    private final List<KnowledgeDefect> defects;

    AllergyRules(Members members, List<KnowledgeDefect> defects) {
        this.members = members;
        this.defects = defects;
    }

    List<AllergyRule> of(List<AuthoredGroup> authored) {
        Map<String, AuthoredGroup> byId = new LinkedHashMap<>();
        authored.forEach(group -> byId.put(group.id(), group));
        List<AllergyRule> rules = new ArrayList<>();
        for (AuthoredGroup group : authored) {
            rules.add(among(group));
            for (CrossReaction cross : Objects.requireNonNullElse(group.crossReactive(), List.<CrossReaction>of())) {
                AuthoredGroup target = byId.get(cross.group());
                if (target == null) {
                    defects.add(new KnowledgeDefect(
                            "allergy " + group.id(), "it names the group " + cross.group() + ", which does not exist"));
                } else {
                    rules.add(across(group, cross, target));
                }
            }
        }
        return rules;
    }

    private AllergyRule among(AuthoredGroup group) {
        Set<String> resolved = members.resolved("allergy " + group.id(), group.members());
        RuleText text = new RuleText(
                sentence(
                        "An allergy to one of the " + group.name() + " is taken as an allergy to all of them.",
                        group.note()),
                "Allergic reaction, possibly anaphylaxis.",
                "Choose a drug that is not related, or make sure that the recorded reaction was no allergy.",
                List.of(new Evidence(group.name(), group.source(), null)));
        return new AllergyRule(
                "allergy-" + group.id(),
                group.name(),
                terms(group),
                resolved,
                resolved,
                group.groupSeverity(),
                group.sameIngredientSeverity(),
                text);
    }

    private AllergyRule across(AuthoredGroup group, CrossReaction cross, AuthoredGroup target) {
        RuleText text = new RuleText(
                sentence("The " + group.name() + " may cross-react with the " + target.name() + ".", cross.note()),
                "Allergic reaction in a part of the patients.",
                "Weigh how grave the recorded reaction was against the need for this drug.",
                List.of(new Evidence(group.name() + " and " + target.name(), cross.source(), null)));
        return new AllergyRule(
                "allergy-" + group.id() + "-" + target.id(),
                group.name(),
                terms(group),
                members.resolved("allergy " + group.id(), group.members()),
                members.resolved("allergy " + target.id(), target.members()),
                cross.severity(),
                cross.severity(),
                text);
    }

    private static Set<String> terms(AuthoredGroup group) {
        Set<String> terms = group.terms().stream().map(Names::normal).collect(Collectors.toSet());
        terms.add(Names.normal(group.name()));
        return terms;
    }

    private static String sentence(String first, @Nullable String note) {
        return note == null || note.isBlank() ? first : first + " " + note;
    }
}
