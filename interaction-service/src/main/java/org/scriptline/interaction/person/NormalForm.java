package org.scriptline.interaction.person;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the parts of demographics are compared: without accents, case, blanks and punctuation. */
final class NormalForm {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ZIP = Pattern.compile("\\d{5}(-?\\d{4})?");
    private static final int ZIP_LENGTH = 5;

    private NormalForm() {}

    /** Letters and digits only; null when nothing remains. */
    static @Nullable String name(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String simple = ofPlainLetters(name);
        if (simple != null) {
            return simple.isEmpty() ? null : simple;
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String letters = NOT_LETTER_OR_DIGIT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? null : letters;
    }

    /** The same without a regular expression, for names of ASCII characters; null when there are others. */
    private static @Nullable String ofPlainLetters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                letters.append((char) (letter - 'A' + 'a'));
            } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                letters.append(letter);
            } else if (letter > '\u007f') {
                return null;
            }
        }
        return letters.toString();
    }

    /** Five digits of a US ZIP or ZIP+4, otherwise as {@link #name}. */
    static @Nullable String postalCode(@Nullable String postalCode) {
        if (postalCode == null) {
            return null;
        }
        String trimmed = postalCode.strip();
        return ZIP.matcher(trimmed).matches() ? trimmed.substring(0, ZIP_LENGTH) : name(trimmed);
    }

    /** Male, female or other; unknown is a missing part. */
    static @Nullable String sex(@Nullable String sex) {
        String known = name(sex);
        return known == null || known.equals("unknown") ? null : known;
    }
}
