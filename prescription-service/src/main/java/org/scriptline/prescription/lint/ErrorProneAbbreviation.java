package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An abbreviation that has led to medication errors, and where it counts as one.
 *
 * <p>The facts are those of ISMP's list of error-prone abbreviations and the Joint Commission's "do not use" list, in our
 * own words. Each carries its context, since a check that cries at "forms" or at "as needed" is soon ignored.
 *
 * @param pattern finds it where it is meant as an abbreviation
 * @param writeInstead the words that cannot be misread
 */
record ErrorProneAbbreviation(Pattern pattern, String writeInstead) {
    /** Between two boundaries that no letter or digit crosses. */
    private static final String START = "(?<![\\p{L}\\d])";

    private static final String END = "(?![\\p{L}\\d])";

    /** In capital letters throughout, AS and AD are words; only after a drop or an ear are they not. */
    private static final String EAR = "(?:(?<=[a-z]\\s)|(?<=[a-z],\\s)|(?<=\\b(?:DROPS?|GTTS?|INTO|IN)\\s))";

    static final List<ErrorProneAbbreviation> LIST = List.of(
            afterNumber("[uU]|(?<=\\d\\s?|[^\\p{L}\\d]|^)U(?!-\\d)", "units"),
            afterNumber("[iI][uU]|(?<=[^\\p{L}\\d]|^)IU", "units"),
            word("q\\.?d\\.?", "daily"),
            word("q\\.?o\\.?d\\.?", "every other day"),
            word("q\\.?h\\.?s\\.?|h\\.?s\\.?", "at bedtime"),
            word("qn", "nightly"),
            word("q1d", "daily"),
            word("q6pm", "daily at 6 PM"),
            word("b\\.?i\\.?w\\.?|t\\.?i\\.?w\\.?", "with the number of times weekly"),
            exact("MS(?<!\\b(?:for|with|of|from|to|FOR|WITH|OF|FROM|TO)\\sMS)", "morphine or magnesium sulfate"),
            exact("MSO4|MgSO4", "morphine sulfate or magnesium sulfate"),
            symbol("[µμ]g", "mcg"),
            afterNumber("ug", "mcg"),
            afterNumber("[cC]\\.?[cC]\\.?", "mL"),
            word("s\\.?c\\.?|s\\.?q\\.?|sub\\s?q", "subcutaneously"),
            exact(EAR + "A\\.?[SD]\\.?(?!\\s+[A-Z])|A\\.?U\\.?|au", "the ear in words"),
            exact("O\\.?D\\.?|o\\.d\\.|od", "the right eye, or daily"),
            exact("O\\.?[SU]\\.?|o\\.[su]\\.|ou", "the eye in words"),
            word("per\\sos", "by mouth"),
            exact("IJ", "injection"),
            exact("SSI|SSRI", "sliding scale insulin"),
            word("s\\.?s\\.?", "one half, or sliding scale"),
            word("x\\s?\\d+\\s?d", "for the number of days"),
            word("d/c", "discharge or stop"),
            word("i/d", "one daily"),
            symbol("(?<=\\s|^)@(?=\\s?\\w)", "at"),
            symbol("[<>]\\s?(?=\\d)", "less than, more than"),
            exact("MTX", "methotrexate"),
            exact("HCTZ?", "hydrochlorothiazide or hydrocortisone"),
            exact("AZT", "zidovudine or azathioprine"),
            exact("PTU", "propylthiouracil"),
            exact("CPZ", "chlorpromazine"));

    /** The abbreviation as it is written in the text, empty when it is not there. */
    Optional<String> in(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }

    /** In any letter case. */
    private static ErrorProneAbbreviation word(String pattern, String writeInstead) {
        return new ErrorProneAbbreviation(
                Pattern.compile(START + "(?:" + pattern + ")" + END, Pattern.CASE_INSENSITIVE), writeInstead);
    }

    /** Only in the letter case given. */
    private static ErrorProneAbbreviation exact(String pattern, String writeInstead) {
        return new ErrorProneAbbreviation(Pattern.compile(START + "(?:" + pattern + ")" + END), writeInstead);
    }

    /** Directly or one blank after a number, or what the pattern's own alternatives ask for. */
    private static ErrorProneAbbreviation afterNumber(String pattern, String writeInstead) {
        return new ErrorProneAbbreviation(Pattern.compile("(?:(?<=\\d\\s?)" + pattern + ")" + END), writeInstead);
    }

    private static ErrorProneAbbreviation symbol(String pattern, String writeInstead) {
        return new ErrorProneAbbreviation(Pattern.compile(pattern), writeInstead);
    }
}
