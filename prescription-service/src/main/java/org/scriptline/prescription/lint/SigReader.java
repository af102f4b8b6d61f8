package org.scriptline.prescription.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads directions in English as clinics write them; see {@link ReadSig} for what it does with doubt. */
final class SigReader {
    private static final String NUMBER = "(\\d+(?:\\.\\d+)?|\\.\\d+)";
    private static final String RANGE = NUMBER + "(?:\\s*(?:-|–|to|or)\\s*" + NUMBER + ")?";

    private static final Pattern DOSE = Pattern.compile(
            "(?<![\\d.,/])" + RANGE + "\\s*(?:of\\s+)?(?:an?\\s+)?(" + DoseUnit.alternatives() + ")\\b(?!\\s*/)");

    /** After a mass these make it a strength and no dose: one 10 mg tablet, 2 tablets of 5 mg each. */
    private static final Pattern OF_A_STRENGTH =
            Pattern.compile("\\s*(?:per|each|tabs?|tablets?|caps?|capsules?|strength)\\b");

    /** Words after which nobody can say which dose and rhythm belong together. */
    private static final Pattern CHANGING = Pattern.compile(
            "\\b(then|repeat|another|additional|extra|increas\\w+|decreas\\w+"
                    + "|reduc\\w+|taper\\w*|titrat\\w+|alternat\\w+|loading|first day|day \\d|days \\d|week \\d|today|tomorrow"
                    + "|and \\d+(?:\\.\\d+)? (?:in|at|every|each|with|before|after)"
                    + "|second|check|monitor|sliding|carbs?|carbohydrate|correction|except|before procedure|hours before|hour before)\\b");

    private static final Pattern LIMIT = Pattern.compile(
            "\\b(?:max(?:imum)?\\b|(?:do |to )?not (?:to )?exceed|no more than|not more than|do not take more than)(?:[^.;]|\\.\\d)*");
    private static final Pattern NEGATION =
            Pattern.compile("\\b(?:do not|don't|never|not)\\b[^.;,)]*?\\b(?:daily|every day|each day)\\b");
    /** What a dose is stirred into is no dose: in 4 ounces of water. */
    private static final Pattern DILUENT = Pattern.compile("\\b(?:in|into|with)\\s+(?:at least |about )?" + RANGE
            + "\\s*(?:fluid )?\\p{L}+\\s+(?:of\\s+)?(?:\\p{L}+ )?"
            + "(?:water|juice|milk|liquid|applesauce|pudding|food|formula|fluid|beverage|soda)\\b");

    /** What it is for names no route: a tablet for eye allergies. */
    private static final Pattern PURPOSE = Pattern.compile("\\bfor\\b[^.;,]*");

    private static final Pattern DURATION =
            Pattern.compile("(?:\\bfor|\\bx)\\s*(?:the next |a total of )?(\\d+)\\s*-?(days?|d|weeks?|wks?)\\b");
    private static final Pattern AS_NEEDED =
            Pattern.compile("\\b(?:as needed|prn|p\\.r\\.n\\.?|if needed|when needed|when required|as required)");
    private static final Pattern REASON = Pattern.compile(
            "\\b(?:for|to (?:treat|relieve|help|prevent|control))\\s+(?!\\d|up to|use\\b|an? total|the next|external)\\p{L}"
                    + "|(?:as needed|prn|p\\.r\\.n\\.?|if needed|when needed)[,:]?\\s+\\(?(?:if|when|with)\\s+\\p{L}"
                    + "|\\bprn\\s+(?!(?:every|by|or|and|max|at|not|take|up|do)\\b)\\p{L}{3,}");
    private static final Pattern WEEKLY = Pattern.compile(
            "\\b(?:weekly|(?:a|per|each|every|once|one) week|every 7 days|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\\b");
    private static final Pattern DAILY =
            Pattern.compile("\\b(?:daily|(?:a|per|each|every) (?:day|morning|evening|night)"
                    + "|nightly|bid|tid|qid|qd|q\\.d\\.|b\\.i\\.d|t\\.i\\.d|every 24 hours)\\b");

    /** So many characters of directions are remembered at most. */
    private static final long CHARACTERS = 200_000;

    /** Clinics write the same few hundred directions all day long, and reading one takes longer than storing it. */
    private static final Cache<String, ReadSig> KNOWN = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String text, Object read) -> text.length())
            .build();

    private SigReader() {}

    static ReadSig read(String text) {
        return KNOWN.get(text, SigReader::readAnew);
    }

    private static ReadSig readAnew(String text) {
        String plain = NumberWords.inDigits(text.toLowerCase(Locale.ROOT));
        String limitless = without(DILUENT, without(NEGATION, without(LIMIT, plain)));
        boolean changing = CHANGING.matcher(limitless).find();
        Set<DoseUnit> units = EnumSet.noneOf(DoseUnit.class);
        Map<DoseUnit, Span> doses = doses(limitless, units);
        return new ReadSig(
                changing ? Map.of() : doses,
                units,
                changing ? null : SigRhythm.timesPerDay(limitless),
                AdministrationRoute.only(without(PURPOSE, limitless)).orElse(null),
                changing ? null : durationDays(limitless),
                AS_NEEDED.matcher(plain).find(),
                REASON.matcher(plain).find(),
                WEEKLY.matcher(limitless).find(),
                DAILY.matcher(limitless).find());
    }

    private static String without(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(" ");
    }

    private static Map<DoseUnit, Span> doses(String text, Set<DoseUnit> units) {
        Map<DoseUnit, Span> doses = new EnumMap<>(DoseUnit.class);
        Set<DoseUnit> several = EnumSet.noneOf(DoseUnit.class);
        Matcher matcher = DOSE.matcher(text);
        while (matcher.find()) {
            DoseUnit unit = DoseUnit.named(matcher.group(3)).orElseThrow();
            if (unit.isMass()
                    && OF_A_STRENGTH
                            .matcher(text)
                            .region(matcher.end(), text.length())
                            .lookingAt()) {
                continue;
            }
            units.add(unit);
            double low = Double.parseDouble(matcher.group(1));
            Span dose = new Span(low, matcher.group(2) == null ? low : Double.parseDouble(matcher.group(2)));
            Span before = doses.put(unit, dose);
            if (before != null && !before.equals(dose)) {
                several.add(unit);
            }
        }
        several.forEach(doses::remove);
        return doses;
    }

    private static @Nullable Integer durationDays(String text) {
        Set<Integer> named = new HashSet<>();
        Matcher matcher = DURATION.matcher(text);
        while (matcher.find()) {
            int count = Integer.parseInt(matcher.group(1));
            named.add(matcher.group(2).startsWith("w") ? count * 7 : count);
        }
        return named.size() == 1 ? named.iterator().next() : null;
    }
}
