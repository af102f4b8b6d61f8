package org.scriptline.pharmacy.script.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.xml.HardenedXml;

/**
 * Reads the plain documents that nearly every sender writes — UTF-8, elements, attributes, text, the five entities — several times as fast as the full parser.
 *
 * <p>What a newcomer gets wrong: this reader refuses nothing. Whatever is unusual (a prefix, a comment, CDATA, a number for a character, a document type, text
 * between elements) or wrong, too deep or too much is left to the full parser, which alone refuses. What this one reads, the other reads as the same nodes.
 */
final class PlainReader {

    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_NAME = 128;
    private static final int MOST_ATTRIBUTES = 32;

    /** The first byte, as a signed number, of a character beyond the first 65,536. */
    private static final byte BEYOND = (byte) 0xF0;

    private final byte[] document;
    private final Node[] open = new Node[HardenedXml.DEPTH];
    private int at;
    private int depth;
    private int elements;

    private PlainReader(byte[] document) {
        this.document = document;
    }

    /** The root; null when the full parser must judge. */
    static @Nullable Node read(byte[] document) {
        try {
            return new PlainReader(document).document();
        } catch (NotPlain left) {
            return null;
        }
    }

    private Node document() throws NotPlain {
        if (document.length > DECLARATION.length
                && Arrays.equals(document, 0, DECLARATION.length, DECLARATION, 0, DECLARATION.length)) {
            at = DECLARATION.length;
        }
        blanks();
        expect('<');
        Node root = start(null);
        while (depth > 0) {
            text(open[depth - 1]);
            at++;
            if (peek() == '/') {
                end(open[depth - 1]);
            } else {
                start(open[depth - 1]);
            }
        }
        blanks();
        if (at < document.length) {
            throw NotPlain.IS;
        }
        return root;
    }

    private Node start(@Nullable Node parent) throws NotPlain {
        if (depth == HardenedXml.DEPTH || ++elements > NodeReader.ELEMENTS) {
            throw NotPlain.IS;
        }
        String name = name();
        Node node = new Node(parent, name, peek() == '>' ? Map.of() : attributes());
        if (peek() == '/') {
            at++;
        } else {
            open[depth++] = node;
        }
        expect('>');
        return node;
    }

    private void end(Node node) throws NotPlain {
        at++;
        int length = node.name().length();
        if (document.length - at < length || !ElementNames.matches(node.name(), document, at, length)) {
            throw NotPlain.IS;
        }
        at += length;
        blanks();
        expect('>');
        depth--;
    }

    private Map<String, String> attributes() throws NotPlain {
        blanks();
        if (peek() == '/' || peek() == '>') {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        int count = 0;
        while (peek() != '/' && peek() != '>') {
            String name = name();
            String value = value();
            boolean namespace = name.equals("xmlns");
            boolean reserved = namespace && (value.isEmpty() || value.startsWith("http://www.w3.org/"));
            if (reserved || ++count > MOST_ATTRIBUTES || attributes.put(name, value) != null) {
                throw NotPlain.IS;
            }
            int before = at;
            blanks();
            if (before == at && peek() != '/' && peek() != '>') {
                throw NotPlain.IS;
            }
        }
        attributes.remove("xmlns");
        return attributes;
    }

    private String value() throws NotPlain {
        blanks();
        expect('=');
        blanks();
        byte quote = peek();
        if (quote != '"' && quote != '\'') {
            throw NotPlain.IS;
        }
        int from = ++at;
        boolean ascii = true;
        for (byte here = peek(); here != quote; here = peek()) {
            ascii &= here >= 0;
            if (here >= 0 && here < ' ' || here >= BEYOND && here < 0 || here == '&' || here == '<') {
                throw NotPlain.IS;
            }
            at++;
        }
        return PlainText.of(document, from, at++, ascii);
    }

    private String name() throws NotPlain {
        int from = at;
        int hash = 0;
        byte here = peek();
        if (!letter(here)) {
            throw NotPlain.IS;
        }
        while (letter(here) || here >= '0' && here <= '9' || here == '-' || here == '.') {
            hash = hash * 31 + here;
            at++;
            here = peek();
        }
        if (at - from > LONGEST_NAME) {
            throw NotPlain.IS;
        }
        return ElementNames.of(document, from, at - from, hash);
    }

    private static boolean letter(byte here) {
        return here >= 'a' && here <= 'z' || here >= 'A' && here <= 'Z' || here == '_';
    }

    /** Reads up to the next tag. */
    private void text(Node node) throws NotPlain {
        blanks();
        int from = at;
        boolean ascii = true;
        boolean resolve = false;
        for (byte here = peek(); here != '<'; here = peek()) {
            if (here < ' ') {
                ascii &= here >= 0;
                resolve |= here == '\r';
                if (here >= BEYOND && here != '\n' && here != '\t' && here != '\r') {
                    throw NotPlain.IS;
                }
            } else if (here == '&') {
                resolve = true;
            } else if (here == ']') {
                throw NotPlain.IS;
            }
            at++;
        }
        int until = at;
        while (until > from && blank(document[until - 1])) {
            until--;
        }
        if (until == from) {
            return;
        }
        if (!node.children().isEmpty()) {
            throw NotPlain.IS;
        }
        String text =
                resolve ? PlainText.resolved(document, from, until, ascii) : PlainText.of(document, from, until, ascii);
        node.hold(ascii ? text : text.strip());
    }

    private void blanks() {
        while (blank(peek())) {
            at++;
        }
    }

    private static boolean blank(byte here) {
        return here == ' ' || here == '\n' || here == '\r' || here == '\t';
    }

    private void expect(char wanted) throws NotPlain {
        if (peek() != wanted) {
            throw NotPlain.IS;
        }
        at++;
    }

    /** The byte here; at the end a zero, which no document may hold. */
    private byte peek() {
        return at < document.length ? document[at] : 0;
    }
}
