package org.scriptline.kit.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Bodies that are no JSON, or not the JSON of one sound body, by the kinds of JSONTestSuite.
 *
 * @see <a href="https://github.com/nst/JSONTestSuite">JSONTestSuite</a>, whose kinds these are; the samples are our own
 */
public final class JsonFaults {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "@@mark@@";

    /** Values that belong nowhere, as they are written. */
    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "true",
            "-1",
            "0",
            "\"\"",
            "\" \"",
            "[[[[1]]]]",
            "[null]",
            "{\"@class\":\"javax.swing.JEditorPane\"}",
            "1e400",
            "1e-400",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "99999999999999999999999999",
            "0.1234567890123456789",
            "\"2026-02-30\"",
            "\"9999-12-31T23:59:60Z\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"-4000-01-01\"",
            "\"1e999999999\"",
            "\"'; drop table event; --\"",
            "\"${jndi:ldap://127.0.0.1:1/x}\"",
            "\"<script>alert(1)</script>\"",
            "\"..\\/..\\/etc\\/passwd\"",
            "\"\\u202e\\u200b\\ufeff\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"" + uncompressed() + "\"",
            "\"" + "\\u0301".repeat(300) + "\"",
            "\"\\r\\nX-Injected: 1\"",
            "\"%s%n%x\"");

    /** Texts that no database column holds. */
    private static final List<String> TEXTS = List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"a\\udc00\"");

    private JsonFaults() {}

    /** Eight thousand letters that become no shorter by any art: too long for an index. */
    private static String uncompressed() {
        Random random = new Random(1);
        return random.ints(8_000, 0, 62)
                .mapToObj(letter ->
                        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".substring(letter, letter + 1))
                .collect(Collectors.joining());
    }

    /**
     * A body.
     *
     * @param name what is wrong with it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fault(String name, byte[] body) {

        /** Whether it says nothing at all, in whatever words. */
        boolean nothing() {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return text.isEmpty() || text.equals("null");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Bodies that every reader of JSON objects refuses. */
    public static List<Fault> malformed(String sound) {
        List<Fault> faults = new ArrayList<>();
        String text = sound.strip();
        String rest = text.substring(1);
        for (int eighth = 1; eighth < 8; eighth++) {
            fault(faults, "truncated " + eighth + "/8", text.substring(0, text.length() * eighth / 8));
        }
        fault(faults, "truncated by one", text.substring(0, text.length() - 1));
        for (String trailing : List.of("x", "}", "]", ",", "{}", text, "\u0000", "//", "#", "null", "\"")) {
            fault(faults, "trailing " + trailing.charAt(0), text + trailing);
        }
        for (String leading : List.of("x", ",", "[", "\u0000", "/**/", ")]}'\n", "\u00a0", "\u2060")) {
            fault(faults, "leading " + (int) leading.charAt(0), leading + text);
        }
        fault(faults, "a key twice", "{\"zz\":1,\"zz\":2," + rest);
        fault(faults, "a key twice, once escaped", "{\"zz\":1,\"\\u007a\\u007a\":2," + rest);
        fault(faults, "the first key twice", twice(text));
        fault(faults, "a key twice inside", "{\"zz\":{\"a\":1,\"a\":1}," + rest);
        for (int depth : new int[] {65, 1_000, 100_000}) {
            fault(faults, "lists " + depth + " deep", "{\"zz\":" + "[".repeat(depth) + "]".repeat(depth) + "," + rest);
            fault(faults, "lists " + depth + " deep, open", "[".repeat(depth));
            fault(faults, "objects " + depth + " deep", "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
        }
        for (String value : List.of(
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "1.e1",
                "-",
                "--1",
                "-01",
                "0x1F",
                "1_000",
                "1 000",
                "1,5",
                "NaN",
                "-NaN",
                "Infinity",
                "-Infinity",
                "inf",
                "\u0661",
                "\uff11",
                "1e1.5",
                "0e",
                "2.e3",
                "9.e+",
                "1eE2",
                "-1.0.",
                "1/2")) {
            fault(faults, "the number " + value, "{\"zz\":" + value + "," + rest);
        }
        for (String value : List.of(
                "True",
                "nul",
                "undefined",
                "'a'",
                "a",
                "\"a",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"a\u0000b\"",
                "\"a\u001fb\"",
                "\"\\x41\"",
                "\"\\u12\"",
                "\"\\u{41}\"",
                "\"\\uZZZZ\"",
                "\"\\'\"",
                "\"\\a\"",
                "\"\\\"",
                "\"\\ud800\\u\"",
                "\"a\" \"b\"",
                "\"a\"\"b\"",
                "[1,]",
                "[,1]",
                "[1,,2]",
                "[1 2]",
                "[1:2]",
                "[",
                "[1",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{:1}",
                "{1:1}",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\",1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\"::1}",
                "{null:1}",
                "1 /* c */",
                "1 // c\n",
                "1 # c\n",
                "",
                "*",
                "\u201ca\u201d",
                "<a/>",
                "\\u0031",
                "\f1",
                "\u000b1")) {
            fault(faults, "the value " + value.replaceAll("\\p{Cntrl}", "^"), "{\"zz\":" + value + "," + rest);
        }
        for (String whole : List.of(
                "",
                " ",
                "\n\n",
                "null",
                "[]",
                "[" + text + "]",
                "\"text\"",
                "5",
                "true",
                "{}{}",
                "<a/>",
                "a=b",
                "---\na: b\n")) {
            fault(
                    faults,
                    "the whole body "
                            + whole.substring(0, Math.min(6, whole.length())).strip(),
                    whole);
        }
        encodings(faults, text);
        return faults;
    }

    private static void encodings(List<Fault> faults, String text) {
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "IBM037")) {
            faults.add(new Fault(charset, text.getBytes(Charset.forName(charset))));
        }
        faults.add(new Fault("a byte order mark", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8)));
        faults.add(new Fault("a byte order mark twice", ("\ufeff\ufeff" + text).getBytes(StandardCharsets.UTF_8)));
        for (int[] bytes : new int[][] {
            {0xff},
            {0x80},
            {0xc0, 0xaf},
            {0xc1, 0x81},
            {0xe0, 0x80, 0xaf},
            {0xf0, 0x80, 0x80, 0xaf},
            {0xed, 0xa0, 0x80},
            {0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf8, 0x88, 0x80, 0x80, 0x80},
            {0xe9},
            {0xc3},
            {0xe2, 0x82}
        }) {
            StringBuilder marked = new StringBuilder("{\"zz\":\"");
            for (int one : bytes) {
                marked.append((char) one);
            }
            faults.add(new Fault(
                    "the bytes " + java.util.Arrays.toString(bytes),
                    (marked + "\"," + text.substring(1)).getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /**
     * The sound body with one value in it replaced at a time: every value at least by {@code each} that belong nowhere,
     * and every text by those that cannot be stored.
     */
    public static List<Fault> misplaced(String sound, int each) {
        try {
            JsonNode root = JSON.readTree(sound);
            List<JsonPointer> pointers = new ArrayList<>();
            walk(root, JsonPointer.empty(), pointers);
            List<Fault> faults = new ArrayList<>();
            int next = 0;
            for (JsonPointer pointer : pointers) {
                String marked = marked(root.deepCopy(), pointer);
                for (int count = 0; count < each; count++) {
                    misplace(faults, marked, pointer, VALUES.get(next++ % VALUES.size()));
                }
                if (root.at(pointer).isTextual()) {
                    misplace(faults, marked, pointer, TEXTS.get(next % TEXTS.size()));
                }
                if (root.at(pointer).isNumber()) {
                    misplace(faults, marked, pointer, "1e999999999");
                    misplace(faults, marked, pointer, "1e-999999999");
                }
            }
            return faults;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static void misplace(List<Fault> faults, String marked, JsonPointer pointer, String value) {
        fault(
                faults,
                pointer + " " + value.substring(0, Math.min(30, value.length())),
                marked.replace("\"" + MARK + "\"", value));
    }

    private static String marked(JsonNode root, JsonPointer pointer) throws JsonProcessingException {
        JsonNode parent = root.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.put(pointer.last().getMatchingProperty(), MARK);
        } else if (parent instanceof ArrayNode list) {
            list.set(pointer.last().getMatchingIndex(), MARK);
        }
        return JSON.writeValueAsString(root);
    }

    private static void walk(JsonNode node, JsonPointer at, List<JsonPointer> pointers) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonPointer below = at.appendProperty(field.getKey());
            pointers.add(below);
            walk(field.getValue(), below, pointers);
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            JsonPointer below = at.appendIndex(index);
            pointers.add(below);
            walk(node.get(index), below, pointers);
        }
    }

    private static String twice(String text) {
        try {
            Map.Entry<String, JsonNode> first =
                    JSON.readTree(text).properties().iterator().next();
            return "{" + JSON.writeValueAsString(first.getKey()) + ":" + JSON.writeValueAsString(first.getValue()) + ","
                    + text.substring(1);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static void fault(List<Fault> faults, String name, String body) {
        faults.add(new Fault(name, body.getBytes(StandardCharsets.UTF_8)));
    }
}
