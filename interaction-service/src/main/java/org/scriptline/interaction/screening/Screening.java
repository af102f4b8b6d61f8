package org.scriptline.interaction.screening;

import java.util.ArrayList;
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
    private static final Comparator<Alert> GRAVEST_FIRST = Comparator.comparing(
                    Alert::severity, Comparator.reverseOrder())
            .thenComparing(Alert::type)
            .thenComparing(Alert::id);

    private final AlertWriter writer;

    public Screening(DisplayPolicy policy) {
        this.writer = new AlertWriter(policy);
    }

    /** Never fails for clinical reasons: what cannot be checked is named in the answer. */
    public ScreeningResult screen(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        List<Found> found = new ArrayList<>(CHECKS.size());
        Set<AlertType> run = EnumSet.noneOf(AlertType.class);
        List<Finding> findings = new ArrayList<>();
        for (Check check : CHECKS) {
            Found each = check.find(question, knowledge);
            found.add(each);
            run.addAll(each.ran());
            findings.addAll(each.findings());
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
                skipped(found),
                alerts,
                List.of());
    }

    /** Each problem once, the gravest first. */
    private List<Alert> alerts(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        Map<String, Alert> byId = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Alert alert = writer.write(finding);
            byId.putIfAbsent(alert.id(), alert);
        }
        List<Alert> alerts = new ArrayList<>(byId.values());
        alerts.sort(GRAVEST_FIRST);
        return List.copyOf(alerts);
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
        Set<String> names = new LinkedHashSet<>();
        question.drafts().forEach(drug -> names.add(drug.name()));
        question.active().forEach(drug -> names.add(drug.name()));
        return List.copyOf(names);
    }

    /** What was missing, and for which drugs, each combination once. */
    private static List<SkippedCheck> skipped(List<Found> found) {
        record Missing(AlertType type, Set<String> facts) {}
        Map<Missing, Set<String>> drugs = new LinkedHashMap<>();
        for (Found each : found) {
            for (Found.Gap gap : each.gaps()) {
                drugs.computeIfAbsent(new Missing(gap.type(), gap.missing()), unused -> new LinkedHashSet<>())
                        .add(gap.drug());
            }
        }
        if (drugs.isEmpty()) {
            return List.of();
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
