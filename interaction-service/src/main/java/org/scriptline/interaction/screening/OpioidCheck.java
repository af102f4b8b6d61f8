package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.OpioidRules;
import org.scriptline.interaction.knowledge.RuleText;
import org.scriptline.interaction.screening.Found.Gap;
import org.scriptline.interaction.screening.Judgement.Fact;

/** Morphine milligram equivalents a day over everything that is taken, when an opioid is in question. */
final class OpioidCheck implements Check {

    private static final class Sum {
        private BigDecimal equivalents = BigDecimal.ZERO;
        private final Set<Contribution> known = new LinkedHashSet<>();
        private final List<Gap> gaps = new ArrayList<>();
    }

    private record Contribution(ScreenedDrug drug, Ingredient ingredient) {}

    @Override
    public Found find(Examination examination) {
        ScreeningQuestion question = examination.question();
        KnowledgeSnapshot knowledge = examination.knowledge();
        if (!asked(question, knowledge)) {
            return Found.only(AlertType.OPIOID_MME, List.of());
        }
        List<ScreenedDrug> taken = examination.taken();
        Sum sum = new Sum();
        for (ScreenedDrug drug : taken) {
            for (Ingredient ingredient : drug.ingredients()) {
                OpioidRules.Factor factor = knowledge.opioids().factors().get(ingredient.name());
                if (factor != null && Judge.wholeBody(drug.route())) {
                    add(sum, drug, ingredient, factor);
                }
            }
        }
        Optional<OpioidRules.Level> reached = knowledge.opioids().levels().stream()
                .filter(level -> sum.equivalents.compareTo(level.atLeast()) >= 0)
                .findFirst();
        List<Finding> findings =
                reached.map(level -> findings(level, sum, question, taken)).orElse(List.of());
        boolean decided = sum.gaps.isEmpty() || !findings.isEmpty();
        return new Found(findings, sum.gaps, decided ? Set.of(AlertType.OPIOID_MME) : Set.of());
    }

    /** Whether one of the drugs in question counts. */
    private static boolean asked(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        for (ScreenedDrug draft : question.drafts()) {
            for (Ingredient ingredient : draft.ingredients()) {
                if (knowledge.opioids().factors().containsKey(ingredient.name()) && Judge.wholeBody(draft.route())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void add(Sum sum, ScreenedDrug drug, Ingredient ingredient, OpioidRules.Factor factor) {
        BigDecimal dose = factor.perMicrogramHour()
                ? drug.dosing().microgramsPerHour()
                : drug.dosing().dailyMg().get(ingredient.name());
        if (dose == null) {
            String missing = factor.perMicrogramHour() ? "doseRateMcgPerHour" : "dailyDoseMg";
            sum.gaps.add(new Gap(AlertType.OPIOID_MME, drug.name(), Set.of(missing)));
        } else {
            sum.equivalents = sum.equivalents.add(dose.multiply(factor.factor()));
            sum.known.add(new Contribution(drug, ingredient));
        }
    }

    private static List<Finding> findings(
            OpioidRules.Level level, Sum sum, ScreeningQuestion question, List<ScreenedDrug> taken) {
        ScreenedDrug draft = question.drafts().stream()
                .filter(drug -> sum.known.stream().anyMatch(known -> known.drug.equals(drug)))
                .findFirst()
                .orElse(null);
        if (draft == null) {
            return List.of();
        }
        Situation situation = new Situation(
                question.patient(), taken, draft, draft.ingredients().getFirst(), null, null);
        Weighing weighing = Weighing.of(level.severity(), level.modifiers(), situation);
        Severity severity = weighing.severity();
        return severity == null ? List.of() : List.of(finding(level, sum, draft, weighing, severity));
    }

    private static Finding finding(
            OpioidRules.Level level, Sum sum, ScreenedDrug draft, Weighing weighing, Severity severity) {
        List<String> identities = new ArrayList<>();
        Once<Involved> involved = new Once<>();
        involved.add(draft.involved());
        for (Contribution contribution : sum.known) {
            identities.add(contribution.drug.identity(contribution.ingredient));
            involved.add(contribution.drug.involved());
        }
        for (Fact fact : weighing.facts()) {
            identities.add(fact.identity());
            involved.add(fact.involved());
        }
        RuleText text = weighing.text(level.text());
        String words = Judge.plain(sum.equivalents) + " MME/day";
        return new Finding(
                level.id(),
                AlertType.OPIOID_MME,
                severity,
                new RuleText(
                        "All opioids together are " + words + " (morphine milligram equivalents). " + text.mechanism(),
                        text.consequence(),
                        text.action(),
                        text.evidence()),
                involved.list(),
                identities,
                Headline.shortened(draft.name(), 60) + ", opioids together " + words,
                "HD");
    }
}
