package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SkippedCheck;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** Runs every check over a question and writes the whole answer. Pure: the same question has the same answer. */
public final class Screening {
    private static final List<Check> CHECKS = List.of(
            new PairCheck(),
            new RegimenCheck(),
            new AllergyCheck(),
            new DuplicateCheck(),
            new FactCheck(),
            new OpioidCheck());
    private final AlertWriter writer;

    public Screening(DisplayPolicy policy) {
        this.writer = new AlertWriter(policy);
    }

    /** Never fails for clinical reasons: what cannot be checked is named in the answer. */
    public ScreeningResult screen(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        Examination examination = Examination.of(question, knowledge);
        Set<AlertType> run = EnumSet.noneOf(AlertType.class);
        List<Finding> findings = new ArrayList<>();
        List<Found.Gap> gaps = new ArrayList<>();
        for (int i = 0; i < CHECKS.size(); i++) {
            Found each = CHECKS.get(i).find(examination);
            run.addAll(each.ran());
            findings.addAll(each.findings());
            gaps.addAll(each.gaps());
        }
        Absorption.of(findings, knowledge);
        List<Alert> alerts = alerts(findings);
        return new ScreeningResult(
                outcome(question, alerts),
                question.profile().scope(),
                question.profile().records(),
                question.profile().possibleMatches(),
                knowledge.version(),
                names(question),
                question.notScreened(),
                List.copyOf(run),
                skipped(gaps),
                alerts,
                List.of());
    }

    /** Each problem once, the gravest first; of two that say the same the one that was found first. */
    private List<Alert> alerts(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        List<Alert> sorted = new ArrayList<>(findings.size());
        for (int i = 0; i < findings.size(); i++) {
            sorted.add(writer.write(findings.get(i)));
        }
        sorted.sort(Screening::gravestFirst);
        List<Alert> alerts = new ArrayList<>(sorted.size());
        for (Alert alert : sorted) {
            if (alerts.isEmpty() || !alerts.getLast().id().equals(alert.id())) {
                alerts.add(alert);
            }
        }
        return Collections.unmodifiableList(alerts);
    }

    private static int gravestFirst(Alert one, Alert other) {
        int graver = other.severity().compareTo(one.severity());
        int type = graver == 0 ? one.type().compareTo(other.type()) : graver;
        return type == 0 ? one.id().compareTo(other.id()) : type;
    }

    /** The same answer as one prescriber is to see it. */
    public ScreeningResult screen(ScreeningQuestion question, KnowledgeSnapshot knowledge, Showing showing) {
        return showing.of(screen(question, knowledge), question, knowledge);
    }

    private static Outcome outcome(ScreeningQuestion question, List<Alert> alerts) {
        if (!question.notScreened().isEmpty()) {
            return Outcome.INCOMPLETE;
        }
        return alerts.isEmpty() ? Outcome.CLEAR : Outcome.ALERTS;
    }

    private static List<String> names(ScreeningQuestion question) {
        List<ScreenedDrug> drafts = question.drafts();
        List<ScreenedDrug> active = question.active();
        Set<String> names = LinkedHashSet.newLinkedHashSet(drafts.size() + active.size());
        for (int i = 0; i < drafts.size(); i++) {
            names.add(drafts.get(i).name());
        }
        for (int i = 0; i < active.size(); i++) {
            names.add(active.get(i).name());
        }
        return List.copyOf(names);
    }

    /** What was missing, and for which drugs, each combination once. */
    private static List<SkippedCheck> skipped(List<Found.Gap> gaps) {
        if (gaps.isEmpty()) {
            return List.of();
        }
        record Missing(AlertType type, Set<String> facts) {}
        Map<Missing, Set<String>> drugs = new LinkedHashMap<>();
        for (Found.Gap gap : gaps) {
            drugs.computeIfAbsent(new Missing(gap.type(), gap.missing()), unused -> new LinkedHashSet<>())
                    .add(gap.drug());
        }
        return drugs.entrySet().stream()
                .map(entry -> new SkippedCheck(
                        entry.getKey().type(),
                        entry.getKey().facts().stream().sorted().toList(),
                        List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(SkippedCheck::check)
                        .thenComparing(skipped -> String.join(",", skipped.missing())))
                .toList();
    }
}
