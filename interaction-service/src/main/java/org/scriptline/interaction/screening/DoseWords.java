package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain dose such as "40 mg daily", "500 mg every 6 hours" or "25 mcg/h". Only what leaves no doubt is read: of
 * a text with two amounts nothing is.
 *
 * @param singleMg milligrams at a time
 * @param timesPerDay null when the text does not say how often
 * @param microgramsPerHour of a patch
 */
record DoseWords(
        @Nullable BigDecimal singleMg,
        @Nullable BigDecimal timesPerDay,
        @Nullable BigDecimal microgramsPerHour) {

    private static final int TEXT_LIMIT = 200;
    private static final Pattern AMOUNT =
            Pattern.compile("(?<![\\d.,/-])(\\d{1,6}(?:\\.\\d{1,3})?) ?(mcg|micrograms?|mg|g|grams?)(?![a-z])");
    private static final Pattern PER_HOUR =
            Pattern.compile("(\\d{1,4}(?:\\.\\d{1,2})?) ?(?:mcg|micrograms?) ?(?:/|per|an) ?h(?:r|our)?(?![a-z])");
    private static final Pattern EVERY_HOURS = Pattern.compile("(?:every|q) ?(\\d{1,2}) ?(?:hours?|hrs?|h)(?![a-z])");
    private static final Map<Pattern, BigDecimal> RHYTHMS = new LinkedHashMap<>();

    static {
        rhythm("every other day|qod|q48h", "0.5");
        rhythm("once (?:a week|weekly|per week)|weekly|every week|once every 7 days", "0.142857");
        rhythm("four times (?:a day|daily|per day)|qid|4 times (?:a day|daily|per day)", "4");
        rhythm("three times (?:a day|daily|per day)|tid|3 times (?:a day|daily|per day)", "3");
        rhythm("twice (?:a day|daily|per day)|two times (?:a day|daily)|bid|2 times (?:a day|daily|per day)", "2");
        rhythm(
                "once (?:a day|daily|per day)|daily|every day|each day|a day|per day|/day|qd|nightly|at bedtime|qhs"
                        + "|every morning|every evening|qam|qpm",
                "1");
    }

    private static void rhythm(String words, String timesPerDay) {
        RHYTHMS.put(Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])"), new BigDecimal(timesPerDay));
    }

    /** Empty when there is no text or it leaves a doubt. */
    static Optional<DoseWords> read(@Nullable String text) {
        if (text == null || text.length() > TEXT_LIMIT) {
            return Optional.empty();
        }
        String plain = text.toLowerCase(Locale.ROOT).strip();
        Matcher hourly = PER_HOUR.matcher(plain);
        if (hourly.find()) {
            return Optional.of(new DoseWords(null, null, new BigDecimal(hourly.group(1))));
        }
        Matcher amount = AMOUNT.matcher(plain);
        if (!amount.find()) {
            return Optional.empty();
        }
        BigDecimal milligrams = milligrams(new BigDecimal(amount.group(1)), amount.group(2));
        return amount.find() || plain.contains(" or ") || plain.contains(" to ")
                ? Optional.empty()
                : Optional.of(new DoseWords(milligrams, timesPerDay(plain), null));
    }

    private static BigDecimal milligrams(BigDecimal amount, String unit) {
        return switch (unit.charAt(0)) {
            case 'g' -> amount.movePointRight(3);
            default -> unit.equals("mg") ? amount : amount.movePointLeft(3);
        };
    }

    private static @Nullable BigDecimal timesPerDay(String text) {
        Matcher hours = EVERY_HOURS.matcher(text);
        if (hours.find()) {
            BigDecimal every = new BigDecimal(hours.group(1));
            return every.signum() == 0 ? null : BigDecimal.valueOf(24).divide(every, MathContext.DECIMAL32);
        }
        for (Map.Entry<Pattern, BigDecimal> rhythm : RHYTHMS.entrySet()) {
            if (rhythm.getKey().matcher(text).find()) {
                return rhythm.getValue();
            }
        }
        return null;
    }
}
