package org.scriptline.contracts.screening;

import java.util.List;

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
        List<SuppressedAlert> suppressed) {}
