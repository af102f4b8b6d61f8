package org.scriptline.pharmacy.script.xml;

import java.nio.charset.StandardCharsets;

/** The text between two tags: UTF-8, of which the five entities are resolved. */
final class PlainText {

    /** From here on stand the mark of bytes that are no UTF-8, and characters that XML forbids. */
    private static final char LAST_SOUND = '\uFFFC';

    private PlainText() {}

    /**
     * @param ascii whether it is known to be no more than that
     * @throws NotPlain when it holds what only the full parser may judge
     */
    static String of(byte[] document, int from, int until, boolean ascii) throws NotPlain {
        String text = new String(document, from, until - from, StandardCharsets.UTF_8);
        if (!ascii) {
            refuseUnsound(text);
        }
        return text;
    }

    /** The same with its entities resolved. */
    static String resolved(byte[] document, int from, int until, boolean ascii) throws NotPlain {
        String text = of(document, from, until, ascii);
        StringBuilder resolved = new StringBuilder(text.length());
        int index = 0;
        while (index < text.length()) {
            char character = text.charAt(index);
            if (character == '\r') {
                throw NotPlain.IS;
            }
            if (character == '&') {
                int end = text.indexOf(';', index);
                resolved.append(entity(text, index + 1, end));
                index = end + 1;
            } else {
                resolved.append(character);
                index++;
            }
        }
        return resolved.toString();
    }

    private static char entity(String text, int from, int end) throws NotPlain {
        if (end < 0) {
            throw NotPlain.IS;
        }
        return switch (text.substring(from, end)) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> throw NotPlain.IS;
        };
    }

    private static void refuseUnsound(String text) throws NotPlain {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > LAST_SOUND) {
                throw NotPlain.IS;
            }
        }
    }
}
