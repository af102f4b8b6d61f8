package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of drugs, substances and conditions as they are compared. */
public final class Names {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    /** Lower case, single spaces, no surrounding blanks. */
    public static String normal(String name) {
        return isNormal(name) ? name : normalised(name);
    }

    /** Most names are written in it already, and every answer compares some. */
    private static boolean isNormal(String name) {
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each < ' ' || each > '~' || (each >= 'A' && each <= 'Z') || (each == ' ' && before == ' ')) {
                return false;
            }
            before = each;
        }
        return before != ' ';
    }

    private static String normalised(String name) {
        return BLANKS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /** The words of a text in lower case, apostrophes dropped and other punctuation read as a blank. */
    public static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("'", "").replace("’", "");
        return Stream.of(NO_WORD.split(plain)).filter(word -> !word.isEmpty()).toList();
    }
}
