package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.PairMatch;
import org.scriptline.interaction.knowledge.PairRule;
import org.scriptline.interaction.knowledge.Side;
import org.scriptline.interaction.screening.Found.Gap;
import org.scriptline.interaction.screening.Judgement.Fact;

/**
 * Each draft against each active drug and each other draft. For one pair of ingredients the gravest rule speaks, of two
 * equally grave ones the more specific; what one rule says of one draft is one alert that names every other drug. Two
 * orders of one drug, one of which renews or replaces the other, do not collide with each other's parts.
 */
final class PairCheck implements Check {
    private static final Comparator<Hit> GRAVEST_THEN_MOST_SPECIFIC = Comparator.comparing(Hit::severity)
            .thenComparing(hit -> hit.rule().specificity())
            .thenComparing(hit -> hit.rule().id(), Comparator.reverseOrder());

    private record Hit(
            PairRule rule,
            Severity severity,
            Weighing weighing,
            ScreenedDrug draft,
            Ingredient mine,
            ScreenedDrug other,
            Ingredient theirs) {}

    private record Problem(PairRule rule, Severity severity, String note, ScreenedDrug draft) {}

    @Override
    public Found find(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        List<ScreenedDrug> taken = Situation.taken(question);
        Map<Problem, List<Hit>> problems = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        for (Encounter encounter : Encounter.all(question)) {
            for (Hit hit : hits(encounter, knowledge, question.patient(), taken)) {
                problems.computeIfAbsent(
                                new Problem(hit.rule, hit.severity, hit.weighing.note(), hit.draft),
                                unused -> new ArrayList<>())
                        .add(hit);
                if (!hit.weighing.missing().isEmpty()) {
                    gaps.add(new Gap(AlertType.DRUG_DRUG, hit.draft.name(), hit.weighing.missing()));
                }
            }
        }
        List<Finding> findings =
                problems.values().stream().map(PairCheck::finding).toList();
        return new Found(findings, gaps, Set.of(AlertType.DRUG_DRUG));
    }

    private static List<Hit> hits(
            Encounter encounter, KnowledgeSnapshot knowledge, PatientFacts patient, List<ScreenedDrug> taken) {
        ScreenedDrug draft = encounter.draft();
        ScreenedDrug other = encounter.other();
        List<Hit> hits = List.of();
        for (Ingredient mine : draft.ingredients()) {
            for (Ingredient theirs : other.ingredients()) {
                List<PairMatch> matches = knowledge.pairs(mine.name(), theirs.name());
                if (!matches.isEmpty() && !(other.contains(mine) && draft.contains(theirs))) {
                    Situation situation = new Situation(patient, taken, draft, mine, other, theirs);
                    Hit gravest = gravest(matches, situation, draft.sameOrderAs(other));
                    if (gravest != null) {
                        hits = hits.isEmpty() ? new ArrayList<>() : hits;
                        hits.add(gravest);
                    }
                }
            }
        }
        return hits;
    }

    private static @Nullable Hit gravest(List<PairMatch> matches, Situation situation, boolean replaced) {
        Hit gravest = null;
        for (PairMatch match : matches) {
            if (applies(match.first(), situation.a(), false)
                    && applies(match.second(), Objects.requireNonNull(situation.b()), replaced)) {
                Hit hit = hit(match, situation);
                if (hit != null && (gravest == null || GRAVEST_THEN_MOST_SPECIFIC.compare(hit, gravest) > 0)) {
                    gravest = hit;
                }
            }
        }
        return gravest;
    }

    private static @Nullable Hit hit(PairMatch match, Situation situation) {
        PairRule rule = match.rule();
        boolean inOrder = match.first() == rule.a();
        Weighing weighing = Weighing.of(rule.severity(), rule.modifiers(), inOrder ? situation : situation.exchanged());
        Severity severity = weighing.severity();
        return severity == null
                ? null
                : new Hit(
                        rule,
                        severity,
                        weighing,
                        situation.a(),
                        situation.mine(),
                        Objects.requireNonNull(situation.b()),
                        Objects.requireNonNull(situation.theirs()));
    }

    /** A drug that the draft replaces was stopped today: only its washout speaks. */
    private static boolean applies(Side side, ScreenedDrug drug, boolean replaced) {
        Integer stopped = replaced ? Integer.valueOf(0) : drug.stoppedDaysAgo();
        return side.routes().contains(drug.route()) && (stopped == null || stopped < side.washoutDays());
    }

    private static Finding finding(List<Hit> hits) {
        Hit first = hits.getFirst();
        SortedSet<String> identities = new TreeSet<>();
        Set<ScreenedDrug> others = new LinkedHashSet<>();
        Set<Involved> involved = new LinkedHashSet<>();
        involved.add(first.draft.involved());
        for (Hit hit : hits) {
            identities.add(hit.draft.identity(hit.mine));
            identities.add(hit.other.identity(hit.theirs));
            others.add(hit.other);
            involved.add(hit.other.involved());
        }
        for (Hit hit : hits) {
            for (Fact fact : hit.weighing.facts()) {
                identities.add(fact.identity());
                involved.add(fact.involved());
            }
        }
        return new Finding(
                first.rule.id(),
                AlertType.DRUG_DRUG,
                first.severity,
                first.weighing.text(first.rule.text()),
                List.copyOf(involved),
                identities,
                Headline.of(first.draft, List.copyOf(others)),
                "DD");
    }
}
