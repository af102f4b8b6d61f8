package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SkippedCheck;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** Runs every check over a question and writes the whole answer. Pure: the same question has the same answer. */
public final class Screening {
    private static final List<Check> CHECKS = List.of(new PairCheck(), new AllergyCheck(), new DuplicateCheck());
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
        boolean allergiesAsked = question.allergies() != null;
        List<AlertType> run = CHECKS.stream()
                .map(Check::type)
                .filter(type -> allergiesAsked || type != AlertType.DRUG_ALLERGY)
                .toList();
        List<Alert> alerts = CHECKS.stream()
                .flatMap(check -> check.find(question, knowledge).stream())
                .map(writer::write)
                .collect(Collectors.toMap(Alert::id, alert -> alert, (first, same) -> first))
                .values()
                .stream()
                .sorted(GRAVEST_FIRST)
                .toList();
        return new ScreeningResult(
                outcome(question, alerts),
                question.profile().scope(),
                question.profile().records(),
                question.profile().possibleMatches(),
                knowledge.version(),
                names(question),
                question.notScreened(),
                run,
                allergiesAsked ? List.of() : List.of(allergiesUnknown(question)),
                alerts,
                List.of());
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
        return Stream.concat(question.drafts().stream(), question.active().stream())
                .map(ScreenedDrug::name)
                .distinct()
                .toList();
    }

    private static SkippedCheck allergiesUnknown(ScreeningQuestion question) {
        List<String> drafts = question.drafts().stream().map(ScreenedDrug::name).toList();
        return new SkippedCheck(AlertType.DRUG_ALLERGY, List.of("allergies"), new ArrayList<>(drafts));
    }
}
