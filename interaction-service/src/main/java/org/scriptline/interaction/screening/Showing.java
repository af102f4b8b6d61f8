package org.scriptline.interaction.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SuppressedAlert;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * How what was found is shown to one prescriber: by the practice's policy, and without what the same prescriber answered
 * in the same context within twelve months. Nothing is dropped: what is spared is in {@code suppressed}.
 *
 * @param answers of this prescriber for this person
 * @param today local date, UTC
 * @param confidentiality what may not be named to this prescriber
 */
public record Showing(
        PracticeDisplay display, List<PriorAnswer> answers, LocalDate today, Confidentiality confidentiality) {
    private static final String REASON = "answered before by the same prescriber, and nothing has changed since";

    public Showing {
        answers = List.copyOf(answers);
    }

    /** To somebody of whom nothing is known. */
    public static Showing standard(LocalDate today) {
        return new Showing(PracticeDisplay.STANDARD, List.of(), today, Confidentiality.none());
    }

    ScreeningResult of(ScreeningResult found, ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        List<Alert> alerts = new ArrayList<>();
        List<SuppressedAlert> suppressed = new ArrayList<>(found.suppressed());
        for (Alert each : found.alerts()) {
            Alert named = display.shown(each, knowledge.highPriority(each.rule()));
            Alert alert = confidentiality.shown(named, question);
            Optional<PriorAnswer> answer = Repetition.maySpare(named, question) ? answerTo(alert) : Optional.empty();
            answer.ifPresentOrElse(
                    given -> suppressed.add(new SuppressedAlert(alert, REASON, given.by(), given.on())),
                    () -> alerts.add(alert));
        }
        return new ScreeningResult(
                found.outcome(),
                found.scope(),
                found.records(),
                found.possibleMatches(),
                found.knowledgeBase(),
                confidentiality.names(found.screened(), question),
                found.notScreened(),
                found.checksRun(),
                found.checksSkipped(),
                alerts,
                suppressed);
    }

    private Optional<PriorAnswer> answerTo(Alert alert) {
        LocalDate oldest = today.minusMonths(Repetition.MONTHS);
        return answers.stream()
                .filter(answer ->
                        answer.alert().equals(alert.id()) && !answer.on().isBefore(oldest))
                .max(Comparator.comparing(PriorAnswer::on));
    }
}
