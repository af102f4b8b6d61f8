package org.scriptline.contracts.hooks;

/** Text from elsewhere inside Markdown: what would format, link or embed is escaped. */
public final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|&~";

    private Markdown() {}

    /** The text as Markdown shows it letter by letter; control characters become spaces. */
    public static String escaped(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 16);
        for (char character : text.toCharArray()) {
            if (Character.isISOControl(character)) {
                plain.append(' ');
            } else {
                boolean inner = character == '.' || character == '-' || character == '(' || character == ')';
                if (!inner && SPECIAL.indexOf(character) >= 0) {
                    plain.append('\\');
                }
                plain.append(character);
            }
        }
        return plain.toString();
    }
}
