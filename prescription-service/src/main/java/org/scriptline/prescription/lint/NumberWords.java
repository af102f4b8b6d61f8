package org.scriptline.prescription.lint;

import java.util.Map;
import java.util.regex.Pattern;

/** Numbers in words and fractions as digits: one, half a, 1 1/2, ½. */
final class NumberWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("twelve", "12"));

    private static final Pattern WORD = Pattern.compile("\\b(" + String.join("|", WORDS.keySet()) + ")\\b");

    private NumberWords() {}

    /** The text, which must be in lower case, with digits. */
    static String inDigits(String text) {
        String plain = text.replaceAll("(\\d),(\\d{3})\\b", "$1$2")
                .replaceAll("\\bone[- ]half\\b|\\bhalf\\b|½", " 1/2")
                .replaceAll("\\bquarter\\b|¼", " 1/4");
        plain = WORD.matcher(plain).replaceAll(match -> WORDS.getOrDefault(match.group(1), match.group(1)));
        return plain.replaceAll("\\b(\\d+)\\s+(?:and\\s+)?(?:a\\s+)?1/2\\b", "$1.5")
                .replaceAll("(?<![\\d/.])1/2\\b(?!/)", "0.5")
                .replaceAll("(?<![\\d/.])1/4\\b(?!/)", "0.25")
                .replaceAll("\\b(\\d+)\\s*\\(\\s*\\1\\s*\\)", "$1");
    }
}
