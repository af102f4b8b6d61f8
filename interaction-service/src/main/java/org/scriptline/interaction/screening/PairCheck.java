package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.PairMatch;
import org.scriptline.interaction.knowledge.PairRule;
import org.scriptline.interaction.knowledge.Side;

/**
 * Each draft against each active drug and each other draft. For one pair of ingredients the gravest rule speaks, of two
 * equally grave ones the more specific; what one rule says of one draft and the same ingredients is one alert, however
 * many orders of them there are.
 */
final class PairCheck implements Check {
    private static final Comparator<PairMatch> GRAVEST_THEN_MOST_SPECIFIC = Comparator.comparing(
                    (PairMatch match) -> match.rule().severity())
            .thenComparing(match -> match.rule().specificity())
            .thenComparing(match -> match.rule().id(), Comparator.reverseOrder());

    private record Hit(PairRule rule, ScreenedDrug draft, Ingredient mine, ScreenedDrug other, Ingredient theirs) {}

    private record Meeting(PairRule rule, ScreenedDrug draft, ScreenedDrug other) {}

    private record Problem(PairRule rule, ScreenedDrug draft, Set<Ingredient> mine, Set<Ingredient> theirs) {}

    @Override
    public AlertType type() {
        return AlertType.DRUG_DRUG;
    }

    @Override
    public List<Finding> find(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        Map<Meeting, List<Hit>> meetings = new LinkedHashMap<>();
        for (Encounter encounter : Encounter.all(question)) {
            for (Hit hit : hits(encounter, knowledge)) {
                meetings.computeIfAbsent(new Meeting(hit.rule, hit.draft, hit.other), unused -> new ArrayList<>())
                        .add(hit);
            }
        }
        Map<Problem, List<Hit>> problems = new LinkedHashMap<>();
        for (List<Hit> hits : meetings.values()) {
            Set<Ingredient> mine = new LinkedHashSet<>();
            Set<Ingredient> theirs = new LinkedHashSet<>();
            hits.forEach(hit -> {
                mine.add(hit.mine);
                theirs.add(hit.theirs);
            });
            Hit first = hits.getFirst();
            problems.computeIfAbsent(new Problem(first.rule, first.draft, mine, theirs), unused -> new ArrayList<>())
                    .addAll(hits);
        }
        return problems.values().stream().map(PairCheck::finding).toList();
    }

    private static List<Hit> hits(Encounter encounter, KnowledgeSnapshot knowledge) {
        List<Hit> hits = new ArrayList<>();
        for (Ingredient mine : encounter.draft().ingredients()) {
            for (Ingredient theirs : encounter.other().ingredients()) {
                Optional<PairMatch> best = knowledge.pairs(mine.name(), theirs.name()).stream()
                        .filter(match ->
                                applies(match.first(), encounter.draft()) && applies(match.second(), encounter.other()))
                        .max(GRAVEST_THEN_MOST_SPECIFIC);
                best.ifPresent(
                        match -> hits.add(new Hit(match.rule(), encounter.draft(), mine, encounter.other(), theirs)));
            }
        }
        return hits;
    }

    private static boolean applies(Side side, ScreenedDrug drug) {
        Integer stopped = drug.stoppedDaysAgo();
        return side.routes().contains(drug.route()) && (stopped == null || stopped < side.washoutDays());
    }

    private static Finding finding(List<Hit> hits) {
        Hit first = hits.getFirst();
        SortedSet<String> identities = new TreeSet<>();
        Set<ScreenedDrug> others = new LinkedHashSet<>();
        for (Hit hit : hits) {
            identities.add(hit.draft.identity(hit.mine));
            identities.add(hit.other.identity(hit.theirs));
            others.add(hit.other);
        }
        List<Involved> involved = new ArrayList<>();
        involved.add(first.draft.involved());
        others.forEach(other -> involved.add(other.involved()));
        return new Finding(
                first.rule.id(),
                AlertType.DRUG_DRUG,
                first.rule.severity(),
                first.rule.text(),
                involved,
                identities,
                Headline.of(first.draft, List.copyOf(others)),
                "DD");
    }
}
