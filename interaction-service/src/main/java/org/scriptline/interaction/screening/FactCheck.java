package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.FactRule;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.Found.Gap;
import org.scriptline.interaction.screening.Judgement.Fact;
import org.scriptline.interaction.screening.Judgement.Fails;
import org.scriptline.interaction.screening.Judgement.Holds;
import org.scriptline.interaction.screening.Judgement.Unknown;

/**
 * Each draft against what is known of the patient and against its own dose. Of the rules of one draft about the same
 * thing the gravest speaks, of equally grave ones the one that names the ingredient.
 */
final class FactCheck implements Check {
    private static final Set<AlertType> TYPES = EnumSet.of(
            AlertType.DRUG_DISEASE,
            AlertType.DRUG_AGE,
            AlertType.DRUG_PREGNANCY,
            AlertType.DRUG_LACTATION,
            AlertType.DRUG_RENAL,
            AlertType.DRUG_LAB,
            AlertType.DOSE);
    private static final int HEADLINE_LIMIT = 100;

    private record Problem(ScreenedDrug draft, AlertType type, String about) {}

    private record Hit(FactRule rule, Severity severity, Weighing weighing, Ingredient ingredient, List<Fact> facts) {

        /** The graver one, of equally grave ones the one that names the ingredient, then the rule's id that comes first. */
        boolean speaksBefore(Hit than) {
            int graver = severity.compareTo(than.severity);
            int closer = graver == 0 ? Boolean.compare(rule.specific(), than.rule.specific()) : graver;
            return closer == 0 ? rule.id().compareTo(than.rule.id()) < 0 : closer > 0;
        }
    }

    private static final class Work {
        private final Map<Problem, Hit> problems = new LinkedHashMap<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final Set<AlertType> decided = EnumSet.noneOf(AlertType.class);

        void gap(AlertType type, ScreenedDrug draft, Set<String> missing) {
            if (!missing.isEmpty()) {
                gaps.add(new Gap(type, draft.name(), missing));
            }
        }
    }

    @Override
    public Found find(Examination examination) {
        ScreeningQuestion question = examination.question();
        KnowledgeSnapshot knowledge = examination.knowledge();
        Work work = new Work();
        for (ScreenedDrug draft : question.drafts()) {
            for (Ingredient ingredient : draft.ingredients()) {
                Situation situation =
                        new Situation(question.patient(), examination.taken(), draft, ingredient, null, null);
                List<FactRule> rules = knowledge.facts(ingredient.name());
                for (int i = 0; i < rules.size(); i++) {
                    FactRule rule = rules.get(i);
                    if (rule.routes().contains(draft.route())) {
                        ask(rule, situation, work);
                    }
                }
            }
        }
        notUnderstood(question, knowledge, work);
        Set<AlertType> ran = EnumSet.copyOf(TYPES);
        for (Gap gap : work.gaps) {
            if (!work.decided.contains(gap.type())) {
                ran.remove(gap.type());
            }
        }
        List<Finding> findings = new ArrayList<>(work.problems.size());
        work.problems.forEach((problem, hit) -> findings.add(finding(problem, hit)));
        return new Found(findings, work.gaps, ran);
    }

    private static void ask(FactRule rule, Situation situation, Work work) {
        ScreenedDrug draft = situation.a();
        switch (Judge.judge(rule.when(), situation)) {
            case Fails fails -> work.decided.add(rule.type());
            case Unknown unknown -> {
                if (rule.needed()) {
                    work.gap(rule.type(), draft, unknown.missing());
                }
            }
            case Holds holds -> {
                work.decided.add(rule.type());
                Weighing weighing = Weighing.of(rule.severity(), rule.modifiers(), situation);
                work.gap(rule.type(), draft, weighing.missing());
                Severity severity = weighing.severity();
                if (severity != null) {
                    Severity shown = holds.firm() ? severity : mildest(severity, Severity.MODERATE);
                    Hit hit = new Hit(rule, shown, weighing, situation.mine(), weighing.with(holds.facts()));
                    work.problems.merge(
                            new Problem(draft, rule.type(), rule.about()),
                            hit,
                            (one, other) -> other.speaksBefore(one) ? other : one);
                }
            }
        }
    }

    private static Severity mildest(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** A laboratory value that nobody could read is named where a drug in question has a laboratory rule. */
    private static void notUnderstood(ScreeningQuestion question, KnowledgeSnapshot knowledge, Work work) {
        if (question.patient().notUnderstood().isEmpty()) {
            return;
        }
        Set<String> values = new HashSet<>(question.patient().notUnderstood());
        for (ScreenedDrug draft : question.drafts()) {
            boolean concerned = draft.ingredients().stream()
                    .flatMap(ingredient -> knowledge.facts(ingredient.name()).stream())
                    .anyMatch(rule -> rule.type() == AlertType.DRUG_LAB);
            if (concerned) {
                work.gap(AlertType.DRUG_LAB, draft, values);
            }
        }
    }

    private static Finding finding(Problem problem, Hit hit) {
        ScreenedDrug draft = problem.draft;
        List<String> identities = new ArrayList<>();
        identities.add(draft.identity(hit.ingredient));
        List<Involved> involved = new ArrayList<>();
        involved.add(draft.involved());
        for (Fact fact : hit.facts) {
            identities.add(fact.identity());
            if (!involved.contains(fact.involved())) {
                involved.add(fact.involved());
            }
        }
        StringBuilder headline = new StringBuilder(draft.name());
        for (int i = 1; i < involved.size(); i++) {
            headline.append(", ").append(involved.get(i).name());
        }
        return new Finding(
                hit.rule.id(),
                problem.type,
                hit.severity,
                hit.weighing.text(hit.rule.text()),
                involved,
                identities,
                Headline.shortened(headline.toString(), HEADLINE_LIMIT),
                reasonForServiceCode(problem.type));
    }

    private static String reasonForServiceCode(AlertType type) {
        return switch (type) {
            case DRUG_DISEASE -> "MC";
            case DRUG_AGE -> "PA";
            case DRUG_PREGNANCY -> "PG";
            case DRUG_LACTATION -> "NR";
            case DRUG_RENAL, DRUG_LAB -> "DL";
            case DOSE, OPIOID_MME -> "HD";
            case DRUG_DRUG -> "DD";
            case DRUG_ALLERGY -> "DA";
            case DUPLICATE_THERAPY -> "TD";
        };
    }
}
