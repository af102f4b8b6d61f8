package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
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
    private static final Set<AlertType> RAN = Set.of(AlertType.DRUG_DRUG);

    private record Hit(
            PairRule rule,
            Severity severity,
            Weighing weighing,
            ScreenedDrug draft,
            Ingredient mine,
            ScreenedDrug other,
            Ingredient theirs) {

        /** The graver one, of equally grave ones the more specific, and then the one whose rule's id comes first. */
        boolean speaksBefore(Hit than) {
            int graver = severity.compareTo(than.severity);
            int closer = graver == 0 ? rule.specificity() - than.rule.specificity() : graver;
            return closer == 0 ? rule.id().compareTo(than.rule.id()) < 0 : closer > 0;
        }
    }

    private record Problem(PairRule rule, Severity severity, String note, ScreenedDrug draft) {}

    @Override
    public Found find(Examination examination) {
        Map<Problem, List<Hit>> problems = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        for (Encounter encounter : examination.encounters()) {
            meet(encounter, examination, problems, gaps);
        }
        List<Finding> findings = new ArrayList<>(problems.size());
        for (List<Hit> hits : problems.values()) {
            findings.add(finding(hits));
        }
        return new Found(findings, gaps, RAN);
    }

    private static void meet(
            Encounter encounter, Examination examination, Map<Problem, List<Hit>> problems, List<Gap> gaps) {
        ScreenedDrug draft = encounter.draft();
        List<Ingredient> mine = draft.ingredients();
        List<Map<String, List<PairMatch>>> partners = new ArrayList<>(mine.size());
        for (Ingredient each : mine) {
            partners.add(examination.knowledge().partners(each.name()));
        }
        List<ScreenedDrug> others = encounter.others();
        for (int i = 0; i < others.size(); i++) {
            ScreenedDrug other = others.get(i);
            List<Ingredient> theirs = other.ingredients();
            for (int m = 0; m < mine.size(); m++) {
                for (int t = 0; t < theirs.size(); t++) {
                    List<PairMatch> matches = partners.get(m).get(theirs.get(t).name());
                    if (matches != null && !(other.contains(mine.get(m)) && draft.contains(theirs.get(t)))) {
                        Situation situation = new Situation(
                                examination.question().patient(),
                                examination.taken(),
                                draft,
                                mine.get(m),
                                other,
                                theirs.get(t));
                        add(gravest(matches, situation, draft.sameOrderAs(other)), problems, gaps);
                    }
                }
            }
        }
    }

    private static void add(@Nullable Hit hit, Map<Problem, List<Hit>> problems, List<Gap> gaps) {
        if (hit == null) {
            return;
        }
        problems.computeIfAbsent(
                        new Problem(hit.rule, hit.severity, hit.weighing.note(), hit.draft),
                        unused -> new ArrayList<>(2))
                .add(hit);
        if (!hit.weighing.missing().isEmpty()) {
            gaps.add(new Gap(AlertType.DRUG_DRUG, hit.draft.name(), hit.weighing.missing()));
        }
    }

    private static @Nullable Hit gravest(List<PairMatch> matches, Situation situation, boolean replaced) {
        Hit gravest = null;
        for (PairMatch match : matches) {
            if (applies(match.first(), situation.a(), false)
                    && applies(match.second(), Objects.requireNonNull(situation.b()), replaced)) {
                Hit hit = hit(match, situation);
                if (hit != null && (gravest == null || hit.speaksBefore(gravest))) {
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
        List<String> identities = new ArrayList<>(2 * hits.size());
        Once<ScreenedDrug> others = new Once<>();
        Once<Involved> involved = new Once<>();
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
                involved.list(),
                identities,
                Headline.of(first.draft, others.list()),
                "DD");
    }
}
