package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.AllergyRule;
import org.scriptline.interaction.knowledge.DuplicateRule;
import org.scriptline.interaction.knowledge.FactRule;
import org.scriptline.interaction.knowledge.KnowledgeContent;
import org.scriptline.interaction.knowledge.Names;
import org.scriptline.interaction.knowledge.PairRule;
import org.scriptline.interaction.knowledge.RegimenRule;
import org.scriptline.interaction.knowledge.Side;
import org.scriptline.interaction.screening.Judgement.Holds;

/**
 * What a base says of the drugs of a question, found by asking every rule of it in turn: no index, nothing left out
 * early. Slow, and so plain that it can be checked by reading.
 */
final class PlainScreening {

    /** A problem: the rule, how grave, and the names of the drugs that take part. */
    record Problem(AlertType type, Severity severity, String rule, Set<String> drugs) {}

    private final KnowledgeContent content;
    private final ScreeningQuestion question;
    private final List<ScreenedDrug> taken;
    private final List<Problem> problems = new ArrayList<>();

    private PlainScreening(KnowledgeContent content, ScreeningQuestion question) {
        this.content = content;
        this.question = question;
        this.taken = Situation.taken(question);
    }

    static Set<Problem> of(KnowledgeContent content, ScreeningQuestion question) {
        PlainScreening plain = new PlainScreening(content, question);
        for (int i = 0; i < question.drafts().size(); i++) {
            ScreenedDrug draft = question.drafts().get(i);
            List<ScreenedDrug> others = new ArrayList<>(question.active());
            others.addAll(question.drafts().subList(i + 1, question.drafts().size()));
            plain.pairs(draft, others);
            plain.duplicates(draft, others);
            plain.facts(draft);
            plain.allergies(draft);
        }
        plain.regimens();
        return plain.withoutAbsorbed();
    }

    private Situation alone(ScreenedDrug drug, Ingredient ingredient) {
        return new Situation(question.patient(), taken, drug, ingredient, null, null);
    }

    private void add(AlertType type, Severity severity, String rule, Set<String> drugs) {
        problems.add(new Problem(type, severity, rule, Set.copyOf(drugs)));
    }

    private static void facts(Set<String> drugs, List<Judgement.Fact> facts) {
        facts.stream()
                .map(Judgement.Fact::involved)
                .filter(one -> one.source().equals("active") || one.source().equals("draft"))
                .forEach(one -> drugs.add(one.name()));
    }

    private record PairHit(PairRule rule, Weighing weighing, Severity severity) {}

    private void pairs(ScreenedDrug draft, List<ScreenedDrug> others) {
        Map<List<Object>, Set<String>> told = new LinkedHashMap<>();
        for (ScreenedDrug other : others) {
            for (Ingredient mine : draft.ingredients()) {
                for (Ingredient theirs : other.ingredients()) {
                    if (mine.name().equals(theirs.name()) || (other.contains(mine) && draft.contains(theirs))) {
                        continue;
                    }
                    Situation situation = new Situation(question.patient(), taken, draft, mine, other, theirs);
                    List<PairHit> hits = new ArrayList<>();
                    for (PairRule rule : content.pairs()) {
                        hit(rule, rule.a(), rule.b(), situation, situation, hits);
                        hit(rule, rule.b(), rule.a(), situation, situation.exchanged(), hits);
                    }
                    hits.sort(Comparator.comparing(PairHit::severity)
                            .thenComparing(hit -> hit.rule.specificity())
                            .reversed()
                            .thenComparing(hit -> hit.rule.id()));
                    if (!hits.isEmpty()) {
                        PairHit first = hits.getFirst();
                        Set<String> drugs = told.computeIfAbsent(
                                List.of(first.rule.id(), first.severity, first.weighing.note()),
                                unused -> new HashSet<>(Set.of(draft.name())));
                        drugs.add(other.name());
                        facts(drugs, first.weighing.facts());
                    }
                }
            }
        }
        told.forEach((key, drugs) -> add(AlertType.DRUG_DRUG, (Severity) key.get(1), (String) key.get(0), drugs));
    }

    private static void hit(
            PairRule rule, Side mine, Side theirs, Situation asked, Situation inOrder, List<PairHit> hits) {
        ScreenedDrug other = Objects.requireNonNull(asked.b());
        boolean named = mine.ingredients().contains(asked.mine().name())
                && theirs.ingredients()
                        .contains(Objects.requireNonNull(asked.theirs()).name());
        boolean routes =
                mine.routes().contains(asked.a().route()) && theirs.routes().contains(other.route());
        Integer stopped = asked.a().sameOrderAs(other) ? Integer.valueOf(0) : other.stoppedDaysAgo();
        if (named && routes && (stopped == null || stopped < theirs.washoutDays())) {
            Weighing weighing = Weighing.of(rule.severity(), rule.modifiers(), inOrder);
            if (weighing.severity() != null) {
                hits.add(new PairHit(rule, weighing, weighing.severity()));
            }
        }
    }

    private record Repeat(DuplicateRule rule, boolean same, String mine, String theirs) {}

    private void duplicates(ScreenedDrug draft, List<ScreenedDrug> others) {
        Map<Repeat, Set<String>> told = new LinkedHashMap<>();
        for (ScreenedDrug other : others) {
            if (other.stopped() || draft.sameOrderAs(other)) {
                continue;
            }
            List<Repeat> repeats = new ArrayList<>();
            for (Ingredient mine : draft.ingredients()) {
                for (Ingredient theirs : other.ingredients()) {
                    boolean same = mine.name().equals(theirs.name());
                    List<DuplicateRule> rules = new ArrayList<>();
                    if (same) {
                        rules.add(content.sameIngredient());
                    }
                    if (!same || draft.fromAnotherPrescriberThan(other)) {
                        content.duplicates().stream()
                                .filter(rule -> rule.ingredients().contains(mine.name())
                                        && rule.ingredients().contains(theirs.name()))
                                .forEach(rules::add);
                    }
                    rules.stream()
                            .filter(rule -> rule.routes().contains(draft.route())
                                    && rule.routes().contains(other.route()))
                            .forEach(rule -> repeats.add(new Repeat(rule, same, mine.name(), theirs.name())));
                }
            }
            repeats.sort(Comparator.comparing((Repeat repeat) -> repeat.rule.severity())
                    .thenComparing(Repeat::same)
                    .reversed());
            if (!repeats.isEmpty()) {
                told.computeIfAbsent(repeats.getFirst(), unused -> new HashSet<>(Set.of(draft.name())))
                        .add(other.name());
            }
        }
        told.forEach(
                (repeat, drugs) -> add(AlertType.DUPLICATE_THERAPY, repeat.rule.severity(), repeat.rule.id(), drugs));
    }

    private record FactHit(FactRule rule, Severity severity, Set<String> drugs) {}

    private void facts(ScreenedDrug draft) {
        Map<List<Object>, List<FactHit>> told = new LinkedHashMap<>();
        for (Ingredient ingredient : draft.ingredients()) {
            for (FactRule rule : content.facts()) {
                if (rule.ingredients().contains(ingredient.name())
                        && rule.routes().contains(draft.route())
                        && Judge.judge(rule.when(), alone(draft, ingredient)) instanceof Holds holds) {
                    Weighing weighing = Weighing.of(rule.severity(), rule.modifiers(), alone(draft, ingredient));
                    Severity severity = weighing.severity();
                    if (severity != null) {
                        boolean milder = !holds.firm() && severity.compareTo(Severity.MODERATE) > 0;
                        Set<String> drugs = new HashSet<>(Set.of(draft.name()));
                        facts(drugs, holds.facts());
                        facts(drugs, weighing.facts());
                        told.computeIfAbsent(List.of(rule.type(), rule.about()), unused -> new ArrayList<>())
                                .add(new FactHit(rule, milder ? Severity.MODERATE : severity, drugs));
                    }
                }
            }
        }
        for (List<FactHit> hits : told.values()) {
            hits.sort(Comparator.comparing(FactHit::severity)
                    .thenComparing(hit -> hit.rule.specific())
                    .reversed()
                    .thenComparing(hit -> hit.rule.id()));
            FactHit first = hits.getFirst();
            add(first.rule.type(), first.severity, first.rule.id(), first.drugs);
        }
    }

    private void allergies(ScreenedDrug draft) {
        for (Allergy allergy : Objects.requireNonNullElse(question.allergies(), List.<Allergy>of())) {
            Set<String> allergens =
                    allergy.ingredients().stream().map(Ingredient::name).collect(Collectors.toSet());
            List<AllergyRule> rules = content.allergies().stream()
                    .filter(rule -> rule.names().contains(Names.normal(allergy.substance()))
                            || rule.allergens().stream().anyMatch(allergens::contains))
                    .toList();
            Severity gravest = null;
            for (Ingredient ingredient : draft.ingredients()) {
                for (AllergyRule rule : rules) {
                    if (rule.targets().contains(ingredient.name())) {
                        Severity severity =
                                allergens.contains(ingredient.name()) ? rule.sameIngredientSeverity() : rule.severity();
                        gravest = gravest == null || severity.compareTo(gravest) > 0 ? severity : gravest;
                    }
                }
                if (gravest == null && allergens.contains(ingredient.name())) {
                    gravest = content.allergyToIngredient().severity();
                }
            }
            if (gravest != null) {
                boolean milder = allergy.intolerance() && gravest.compareTo(Severity.MODERATE) > 0;
                add(AlertType.DRUG_ALLERGY, milder ? Severity.MODERATE : gravest, "", Set.of(draft.name()));
            }
        }
    }

    private record Part(ScreenedDrug drug, Ingredient ingredient) {}

    private void regimens() {
        List<Part> all = new ArrayList<>();
        taken.forEach(drug -> drug.ingredients().forEach(ingredient -> all.add(new Part(drug, ingredient))));
        for (RegimenRule rule : content.regimens()) {
            boolean filled = rule.parts().isEmpty()
                    ? points(rule, all) >= rule.atLeast() && drafted(rule, all)
                    : anyRoles(rule, 0, all, new ArrayList<>());
            if (filled) {
                question.drafts().stream()
                        .filter(draft -> all.stream().anyMatch(part -> part.drug.equals(draft) && named(rule, part)))
                        .map(draft -> alone(draft, draft.ingredients().getFirst()))
                        .filter(one -> rule.when() == null || Judge.judge(rule.when(), one) instanceof Holds)
                        .map(one -> Weighing.of(rule.severity(), rule.modifiers(), one)
                                .severity())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .ifPresent(severity -> add(AlertType.DRUG_DRUG, severity, rule.id(), Set.of()));
            }
        }
    }

    private static boolean named(RegimenRule rule, Part part) {
        return Stream.concat(rule.parts().stream(), rule.points().stream().map(RegimenRule.Points::part))
                .anyMatch(role -> role.ingredients().contains(part.ingredient.name()));
    }

    private static int points(RegimenRule rule, List<Part> all) {
        Map<String, Integer> points = new LinkedHashMap<>();
        for (Part part : all) {
            points.merge(part.ingredient.name(), points(rule, part), (one, other) -> one > 0 ? one : other);
        }
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int points(RegimenRule rule, Part part) {
        return rule.points().stream()
                .filter(each -> fits(each.part(), part))
                .mapToInt(RegimenRule.Points::each)
                .max()
                .orElse(0);
    }

    private static boolean fits(RegimenRule.Part role, Part part) {
        return role.routes().contains(part.drug.route()) && role.ingredients().contains(part.ingredient.name());
    }

    /** Whether a draft is among those who add something, and another order too. */
    private static boolean drafted(RegimenRule rule, List<Part> all) {
        List<Part> adding = all.stream().filter(part -> points(rule, part) > 0).toList();
        return adding.stream().anyMatch(part -> part.drug.source() == DrugSource.DRAFT)
                && adding.stream().map(Part::drug).distinct().count() > 1;
    }

    /** Whether some choice fills every role, each with another ingredient, a draft and another order among them. */
    private static boolean anyRoles(RegimenRule rule, int role, List<Part> all, List<Part> chosen) {
        if (role == rule.parts().size()) {
            return chosen.stream().anyMatch(part -> part.drug.source() == DrugSource.DRAFT)
                    && chosen.stream().map(Part::drug).distinct().count() > 1;
        }
        for (Part part : all) {
            boolean other =
                    chosen.stream().noneMatch(one -> one.ingredient.name().equals(part.ingredient.name()));
            if (other && fits(rule.parts().get(role), part)) {
                chosen.add(part);
                if (anyRoles(rule, role + 1, all, chosen)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    /** What a regimen that is at least as grave may say better is told or not: it is left out of the comparison. */
    private Set<Problem> withoutAbsorbed() {
        Set<String> absorbed = new TreeSet<>();
        for (RegimenRule rule : content.regimens()) {
            if (problems.stream().anyMatch(problem -> problem.rule.equals(rule.id()))) {
                absorbed.addAll(rule.absorbs());
            }
        }
        return problems.stream()
                .filter(problem -> !absorbed.contains(problem.rule))
                .collect(Collectors.toSet());
    }

    /** The rules whose alerts a regimen among these may have absorbed. */
    static Set<String> absorbed(KnowledgeContent content, Set<String> told) {
        return content.regimens().stream()
                .filter(rule -> told.contains(rule.id()))
                .flatMap(rule -> rule.absorbs().stream())
                .collect(Collectors.toSet());
    }
}
