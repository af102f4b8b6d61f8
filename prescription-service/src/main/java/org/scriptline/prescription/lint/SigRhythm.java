package org.scriptline.prescription.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How often a day, from words in lower case and digits. */
final class SigRhythm {
    private static final double WEEK = 7;
    private static final double MONTH = 30;
    private static final double DAY_HOURS = 24;

    /** A way to say it; what one has read is taken out before the next reads. */
    private record Way(Pattern pattern, Function<MatchResult, Span> perDay) {
        static Way of(String pattern, Function<MatchResult, Span> perDay) {
            return new Way(Pattern.compile(pattern), perDay);
        }

        static Way of(String pattern, double perDay) {
            return of(pattern, match -> Span.of(perDay));
        }
    }

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final String TO = "(?:\\s*(?:-|–|to|or)\\s*" + NUMBER + ")?";

    private static final List<Way> WAYS = List.of(
            Way.of("\\bevery other day\\b|\\bqod\\b|\\bq\\.o\\.d\\.?|\\balternate days\\b", 1 / 2d),
            Way.of("\\bevery other week\\b", 1 / (2 * WEEK)),
            Way.of(
                    "\\b(?:every|each|q)\\s*" + NUMBER + TO + "\\s*-?(?:hours?|hrs?|h)\\b",
                    match -> new Span(DAY_HOURS / last(match), DAY_HOURS / first(match))),
            Way.of(
                    "\\b(?:every|q)\\s*" + NUMBER + TO + "\\s*(?:days?|d)\\b",
                    match -> new Span(1 / last(match), 1 / first(match))),
            Way.of(
                    "\\bevery\\s*" + NUMBER + TO + "\\s*weeks?\\b",
                    match -> new Span(1 / (WEEK * last(match)), 1 / (WEEK * first(match)))),
            Way.of(
                    "\\bevery\\s*" + NUMBER + TO + "\\s*months?\\b",
                    match -> new Span(1 / (MONTH * last(match)), 1 / (MONTH * first(match)))),
            Way.of(
                    "\\b" + NUMBER + TO + "\\s*(?:times?|x)\\s*(?:a|per|each|every|/)?\\s*(?:day|daily)\\b",
                    match -> new Span(first(match), last(match))),
            Way.of(
                    "\\b" + NUMBER + TO + "\\s*(?:times?|x)\\s*(?:a|per|each|every|/)?\\s*week(?:ly)?\\b",
                    match -> new Span(first(match) / WEEK, last(match) / WEEK)),
            Way.of(
                    "\\b(?:once|twice|thrice)\\b\\s*(?:a|per|each|every)?\\s*-?(?:day|daily|night|nightly)\\b",
                    match -> Span.of(count(match.group()))),
            Way.of(
                    "\\b(?:once|twice)\\s*(?:a|per|each|every)?\\s*week(?:ly)?\\b",
                    match -> Span.of(count(match.group()) / WEEK)),
            Way.of("\\bonce\\s*(?:a|per|each|every)?\\s*month(?:ly)?\\b|\\bmonthly\\b|\\bevery month\\b", 1 / MONTH),
            Way.of("\\bbid\\b|\\bb\\.i\\.d\\.?", 2),
            Way.of("\\btid\\b|\\bt\\.i\\.d\\.?", 3),
            Way.of("\\bqid\\b|\\bq\\.i\\.d\\.?", 4),
            Way.of("\\b(?:every|each) morning and (?:every |each |at )?(?:evening|night|bedtime)\\b", 2),
            Way.of("\\bq\\.?d\\b\\.?|\\bqhs\\b|\\bqam\\b|\\bqpm\\b|\\bnightly\\b", 1),
            Way.of("\\b(?:every|each)\\s+(?:single )?day\\b", 1),
            Way.of("\\bweekly\\b|\\b(?:a|per|each|every) week\\b", 1 / WEEK),
            Way.of("\\bdaily\\b|\\b(?:a|per) day\\b", 1));

    private static final List<Pattern> WEEKDAYS = List.of(
            Pattern.compile("\\bmondays?\\b"),
            Pattern.compile("\\btuesdays?\\b"),
            Pattern.compile("\\bwednesdays?\\b"),
            Pattern.compile("\\bthursdays?\\b"),
            Pattern.compile("\\bfridays?\\b"),
            Pattern.compile("\\bsaturdays?\\b"),
            Pattern.compile("\\bsundays?\\b"));

    private static final List<Pattern> TIMES_OF_DAY = List.of(
            Pattern.compile("\\bmorning\\b|\\bbreakfast\\b|\\bqam\\b|\\ba\\.?m\\b"),
            Pattern.compile("\\bnoon\\b|\\bmidday\\b|\\blunch\\b|\\bafternoon\\b"),
            Pattern.compile("\\bevening\\b|\\bdinner\\b|\\bsupper\\b"),
            Pattern.compile("\\bbedtime\\b|\\b(?:at|every|each) night\\b"));

    private SigRhythm() {}

    /** Null when no rhythm is named, or several that differ. */
    static @Nullable Span timesPerDay(String text) {
        Set<Span> named = new HashSet<>();
        String rest = text;
        for (Way way : WAYS) {
            Matcher matcher = way.pattern().matcher(rest);
            StringBuilder without = new StringBuilder();
            while (matcher.find()) {
                named.add(way.perDay().apply(matcher.toMatchResult()));
                matcher.appendReplacement(without, " ");
            }
            rest = matcher.appendTail(without).toString();
        }
        long weekdays = matching(WEEKDAYS, rest);
        if (weekdays > 0) {
            named.add(Span.of(weekdays / WEEK));
        }
        long times = matching(TIMES_OF_DAY, rest);
        if (named.isEmpty()) {
            return times == 0 ? null : Span.of(times);
        }
        boolean onceButAtSeveralTimes = times > 1 && named.contains(Span.of(1));
        return named.size() == 1 && !onceButAtSeveralTimes ? named.iterator().next() : null;
    }

    private static long matching(List<Pattern> patterns, String text) {
        return patterns.stream().filter(pattern -> pattern.matcher(text).find()).count();
    }

    private static double first(MatchResult match) {
        return Double.parseDouble(match.group(1));
    }

    private static double last(MatchResult match) {
        return match.group(2) == null ? first(match) : Double.parseDouble(match.group(2));
    }

    private static double count(String words) {
        return words.startsWith("once") ? 1 : words.startsWith("twice") ? 2 : 3;
    }
}
