package org.scriptline.contracts.products;

import java.util.regex.Pattern;

/**
 * A National Drug Code in the eleven-digit form of billing (5-4-2 without hyphens).
 *
 * <p>The FDA's ten-digit codes come as 4-4-2, 5-3-2 or 5-4-1; which segment lacks its leading zero can
 * be told from the hyphens alone (21 CFR 207.33; CMS NDC crosswalk).
 *
 * @param digits exactly eleven digits
 */
public record Ndc(String digits) {

    private static final Pattern ELEVEN = Pattern.compile("\\d{11}");
    private static final Pattern TEN = Pattern.compile("\\d{10}");
    private static final Pattern HYPHENATED =
            Pattern.compile("\\d{4}-\\d{4}-\\d{2}|\\d{5}-\\d{3}-\\d{2}|" + "\\d{5}-\\d{4}-\\d{1}|\\d{5}-\\d{4}-\\d{2}");

    public Ndc {
        if (!ELEVEN.matcher(digits).matches()) {
            throw new IllegalArgumentException("an NDC has eleven digits: " + digits);
        }
    }

    /** Reads a code as written by people and systems; never throws on what it cannot read. */
    public static Reading read(String written) {
        String text = written.strip();
        if (ELEVEN.matcher(text).matches()) {
            return new Read(new Ndc(text));
        }
        if (TEN.matcher(text).matches()) {
            return new Ambiguous(text);
        }
        if (!HYPHENATED.matcher(text).matches()) {
            return new Malformed(text);
        }
        String[] segment = text.split("-", -1);
        return new Read(new Ndc(padded(segment[0], 5) + padded(segment[1], 4) + padded(segment[2], 2)));
    }

    private static String padded(String segment, int length) {
        return "0".repeat(length - segment.length()) + segment;
    }

    /** The outcome of reading a written code. */
    public sealed interface Reading {}

    /** It names one package. */
    public record Read(Ndc ndc) implements Reading {}

    /** Ten digits without hyphens: it could be any of three packages, so it is refused. */
    public record Ambiguous(String written) implements Reading {}

    /** It is not an NDC at all. */
    public record Malformed(String written) implements Reading {}
}
