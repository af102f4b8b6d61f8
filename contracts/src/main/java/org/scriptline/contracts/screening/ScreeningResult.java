package org.scriptline.contracts.screening;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole answer of a screening, the body of {@code POST /screenings}.
 *
 * @param outcome CLEAR only when everything was understood and nothing was found
 * @param scope whose medicines were seen
 * @param records how many patient records were linked, this one included; 0 for REQUEST_ONLY
 * @param possibleMatches how many records may be the same person but are not linked
 * @param knowledgeBase content-addressed version
 * @param screened names of the drugs that were checked
 * @param notScreened what was not recognised or could not be read
 * @param checksRun which kinds of check ran
 * @param checksSkipped which did not, and what was missing
 * @param alerts what was found, the gravest first
 * @param suppressed what was found and is not shown again
 */
public record ScreeningResult(
        Outcome outcome,
        Scope scope,
        int records,
        int possibleMatches,
        String knowledgeBase,
        List<String> screened,
        List<NotScreened> notScreened,
        List<AlertType> checksRun,
        List<SkippedCheck> checksSkipped,
        List<Alert> alerts,
        List<SuppressedAlert> suppressed) {

    /** The same without alerts that an earlier result did not have, shown or suppressed. */
    public ScreeningResult only(ScreeningResult earlier) {
        Set<String> known = earlier.alertIds();
        List<Alert> kept =
                alerts.stream().filter(alert -> known.contains(alert.id())).toList();
        return new ScreeningResult(
                outcome == Outcome.ALERTS && kept.isEmpty() ? Outcome.CLEAR : outcome,
                scope,
                records,
                possibleMatches,
                knowledgeBase,
                screened,
                notScreened,
                checksRun,
                checksSkipped,
                kept,
                suppressed.stream()
                        .filter(one -> known.contains(one.alert().id()))
                        .toList());
    }

    /** The same without saying what could not be checked. */
    public ScreeningResult withoutNames() {
        return new ScreeningResult(
                outcome,
                scope,
                records,
                possibleMatches,
                knowledgeBase,
                screened,
                List.of(),
                checksRun,
                checksSkipped,
                alerts,
                suppressed);
    }

    /** The ids of everything that was found, shown or suppressed. */
    public Set<String> alertIds() {
        return Stream.concat(alerts.stream(), suppressed.stream().map(SuppressedAlert::alert))
                .map(Alert::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
