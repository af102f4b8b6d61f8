package org.scriptline.pharmacy.script.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes XML as bytes. It escapes, and knows nothing of SCRIPT. */
final class XmlOutput {

    /** Longer than any name or value that is written in one step without looking at the room again. */
    private static final int ROOM = 512;

    private final boolean indented;
    private byte[] bytes = new byte[8192];
    private int length;
    private int depth;
    private boolean leaf;

    XmlOutput(boolean indented) {
        this.indented = indented;
        ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    void start(String name) {
        line();
        one('<');
        ascii(name);
        one('>');
        depth++;
        leaf = true;
    }

    /** An attribute of the element that was just started. */
    void attribute(String name, String value) {
        length--;
        one(' ');
        ascii(name);
        ascii("=\"");
        escaped(value);
        one('"');
        one('>');
    }

    void text(String value) {
        escaped(value);
    }

    void end(String name) {
        depth--;
        if (!leaf) {
            line();
        }
        ascii("</");
        ascii(name);
        one('>');
        leaf = false;
    }

    byte[] bytes() {
        if (indented) {
            one('\n');
        }
        return Arrays.copyOf(bytes, length);
    }

    private void line() {
        if (indented) {
            one('\n');
            for (int level = 0; level < depth; level++) {
                ascii("  ");
            }
        }
    }

    private void one(char character) {
        room(1);
        bytes[length++] = (byte) character;
    }

    @SuppressWarnings("deprecation") // of a text that is known to be ASCII the low bytes are all there is
    private void ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void escaped(String value) {
        for (int index = 0; index < value.length(); index++) {
            if (length + 8 > bytes.length) {
                room(ROOM);
            }
            char character = value.charAt(index);
            if (character >= 0x80) {
                index = beyondAscii(value, index);
            } else {
                String entity = entity(character);
                if (entity == null) {
                    bytes[length++] = (byte) character;
                } else {
                    ascii(entity);
                }
            }
        }
    }

    private static @Nullable String entity(char character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            default -> null;
        };
    }

    /** The index of the last char that was written. */
    private int beyondAscii(String value, int index) {
        int codePoint = value.codePointAt(index);
        byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return index + Character.charCount(codePoint) - 1;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
