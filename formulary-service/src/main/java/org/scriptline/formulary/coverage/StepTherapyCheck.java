package org.scriptline.formulary.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.StepTherapy;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.StepRule;

/**
 * Whether the steps before a drug have been taken: authored rules against the fills that are known. A fill counts from
 * {@code lookbackDays} before the asked date up to the day before it. A fill without days' supply may be enough and may
 * not, so it never makes a "no"; and without a rule or a history there is no verdict at all.
 */
final class StepTherapyCheck {

    static final String SATISFIED = "SATISFIED";
    static final String NOT_SATISFIED = "NOT_SATISFIED";
    static final String UNKNOWN = "UNKNOWN";

    private final CoverageQuestion question;
    private final DrugCatalogue catalogue;
    private final Unknowns unknowns;

    StepTherapyCheck(CoverageQuestion question, DrugCatalogue catalogue, Unknowns unknowns) {
        this.question = question;
        this.catalogue = catalogue;
        this.unknowns = unknowns;
    }

    @Nullable
    StepTherapy check(FormularyItem item, Optional<StepRule> rule) {
        if (item.stepTherapy() == null) {
            unknowns.add("stepTherapy", "this release does not say");
            return null;
        }
        if (!item.stepTherapy()) {
            return new StepTherapy(false, null, List.of());
        }
        List<PastFill> history = question.history();
        if (history == null) {
            return unknown("no source of history");
        }
        return rule.map(authored -> judged(authored, history, item.rxcui()))
                .orElseGet(() ->
                        unknown("the payer publishes that there are steps, not which; no authored rule for this drug"));
    }

    private StepTherapy unknown(String reason) {
        unknowns.add("stepTherapy.verdict", reason);
        return new StepTherapy(true, UNKNOWN, List.of());
    }

    private StepTherapy judged(StepRule rule, List<PastFill> history, int rxcui) {
        List<String> evidence = new ArrayList<>();
        evidence.add("rule " + rule.id() + " " + rule.version() + ": " + rule.citation());
        if (continuing(rule, history, rxcui, evidence)) {
            return new StepTherapy(true, SATISFIED, List.copyOf(evidence));
        }
        List<String> verdicts = rule.steps().stream()
                .map(step -> taken(step, history, evidence))
                .toList();
        String verdict = switch (rule.combination()) {
            case ANY -> first(verdicts, SATISFIED, UNKNOWN, NOT_SATISFIED);
            case ALL -> first(verdicts, NOT_SATISFIED, UNKNOWN, SATISFIED);
        };
        if (verdict.equals(UNKNOWN)) {
            unknowns.add("stepTherapy.verdict", "a fill that would count is without its days' supply");
        }
        return new StepTherapy(true, verdict, List.copyOf(evidence));
    }

    private static String first(List<String> verdicts, String... order) {
        for (String verdict : order) {
            if (verdicts.contains(verdict)) {
                return verdict;
            }
        }
        return UNKNOWN;
    }

    /** Who already takes the drug need not step where the rule is for new starts only. */
    private boolean continuing(StepRule rule, List<PastFill> history, int rxcui, List<String> evidence) {
        if (!Boolean.TRUE.equals(rule.newStartsOnly())) {
            return false;
        }
        if (Boolean.FALSE.equals(question.newStart())) {
            evidence.add("for new starts only, and this is none");
            return true;
        }
        int days = Objects.requireNonNullElse(rule.continuingWithinDays(), 0);
        Optional<PastFill> own = history.stream()
                .filter(fill -> Integer.valueOf(rxcui).equals(DrugResolver.rxcui(fill.rxcui())))
                .filter(fill -> within(fill.fillDate(), days))
                .findFirst();
        own.ifPresent(fill -> evidence.add("for new starts only; " + words(fill)));
        return own.isPresent();
    }

    private String taken(StepRule.Step step, List<PastFill> history, List<String> evidence) {
        int supplied = 0;
        boolean withoutDays = false;
        List<String> fills = new ArrayList<>();
        for (PastFill fill : history) {
            if (within(fill.fillDate(), step.lookbackDays()) && counts(step, fill)) {
                fills.add(words(fill));
                withoutDays |= fill.daysSupply() == null;
                supplied += fill.daysSupply() == null ? 0 : fill.daysSupply();
            }
        }
        evidence.add(step.name() + ": " + supplied + " of " + step.minDaysSupply() + " days in " + step.lookbackDays()
                + " days");
        evidence.addAll(fills);
        if (supplied >= step.minDaysSupply()) {
            return SATISFIED;
        }
        return withoutDays ? UNKNOWN : NOT_SATISFIED;
    }

    private boolean within(LocalDate filled, int days) {
        LocalDate asOf = question.asOf();
        return !filled.isBefore(asOf.minusDays(days)) && filled.isBefore(asOf);
    }

    private boolean counts(StepRule.Step step, PastFill fill) {
        Integer filled = DrugResolver.rxcui(fill.rxcui());
        if (filled == null) {
            return false;
        }
        if (step.rxcuis().contains(filled)) {
            return true;
        }
        DrugFacts facts = step.ingredients().isEmpty() ? null : catalogue.facts(filled);
        return facts != null && facts.ingredients().stream().anyMatch(step.ingredients()::contains);
    }

    private String words(PastFill fill) {
        Integer rxcui = DrugResolver.rxcui(fill.rxcui());
        String days = fill.daysSupply() == null ? "days not known" : fill.daysSupply() + " days";
        return (rxcui == null ? fill.rxcui() : catalogue.name(rxcui)) + ", filled " + fill.fillDate() + ", " + days;
    }
}
