package org.scriptline.kit.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.kit.testing.JsonFaults.Fault;

/** Documents that are no XML, or not the XML that a service reads, by the kinds of the W3C's conformance suite. */
public final class XmlFaults {

    private XmlFaults() {}

    /**
     * Documents that every reader of XML refuses, and those with a document type, which ours do.
     *
     * @param sound a document with a root element and no declaration
     * @param trap an address on which nobody may call
     */
    public static List<Fault> unreadable(String sound, String trap) {
        List<Fault> faults = new ArrayList<>();
        String root = sound.substring(1, sound.indexOf('>'));
        String inner = sound.substring(sound.indexOf('>') + 1, sound.lastIndexOf("</"));
        for (int eighth = 1; eighth < 8; eighth++) {
            fault(faults, "truncated " + eighth + "/8", sound.substring(0, sound.length() * eighth / 8));
        }
        for (String content : List.of(
                "<a>",
                "</a>",
                "<a></b>",
                "<a><b></a></b>",
                "<a b=1/>",
                "<a b='1' b='2'/>",
                "<a b/>",
                "<a 'b'/>",
                "<a b='<'/>",
                "<1/>",
                "< a/>",
                "<a b='1'c='2'/>",
                "&",
                "&;",
                "&a;",
                "&a b;",
                "&#;",
                "&#0;",
                "&#x0;",
                "&#x1f;",
                "&#xD800;",
                "&#x110000;",
                "&#xFFFE;",
                "&#65",
                "&#x;",
                "]]>",
                "<!-- a -- b -->",
                "<!--a",
                "<!-a->",
                "<![CDATA[a]]",
                "<![cdata[a]]>",
                "<![CDATA [a]]>",
                "<?xml version=\"1.0\"?>",
                "<?XML a?>",
                "<? a?>",
                "<?a",
                "\u0000",
                "\u0001",
                "\u001f",
                "\u000b",
                "\ufffe",
                "<a:b/>",
                "<a xmlns:b=''/>",
                "<xmlns:a/>",
                "<a xmlns:xml='urn:a'/>",
                "<a:b:c xmlns:a='urn:a'/>",
                "<a x:b='1'/>",
                "<!ENTITY a 'b'>",
                "<!DOCTYPE a>")) {
            fault(
                    faults,
                    "in it " + content.replaceAll("\\p{Cntrl}", "^"),
                    "<" + root + ">" + content + inner + "</" + root.split(" ", -1)[0] + ">");
        }
        for (String after : List.of(
                "x",
                "<a/>",
                sound,
                "</" + root + ">",
                "&amp;",
                "<![CDATA[]]>",
                "<!DOCTYPE a>",
                "\u0000",
                "<?xml version='1.0'?>")) {
            fault(faults, "after it " + after.substring(0, 1), sound + after);
        }
        for (String before : List.of(
                "x",
                "&#32;",
                "<!-- -- -->",
                "<?xml?>",
                "<?xml version='2'?>",
                "<?xml version='1.0' standalone='maybe'?>",
                "<?xml encoding='UTF-8'?>",
                "<?xml version='1.0' encoding=''?>",
                "<?xml version='1.0' encoding='no such'?>",
                "<?xml version='1.0' encoding='UTF-16'?>",
                "<?xml version='1.0' encoding='UTF-32'?>",
                "<?xml version=1.0?>",
                " x<?xml version='1.0'?>")) {
            fault(faults, "before it " + before, before + sound);
        }
        types(faults, sound, trap);
        encodings(faults, sound);
        for (int depth : new int[] {200, 10_000, 100_000}) {
            fault(
                    faults,
                    depth + " deep",
                    "<" + root + ">" + "<a>".repeat(depth) + "</a>".repeat(depth) + inner + "</" + root + ">");
            fault(faults, depth + " deep, open", "<a>".repeat(depth));
        }
        return faults;
    }

    private static void types(List<Fault> faults, String sound, String trap) {
        String name = sound.substring(1, sound.indexOf('>')).split(" ", -1)[0];
        StringBuilder laughs = new StringBuilder("<!ENTITY a0 'ha'>");
        for (int level = 1; level < 12; level++) {
            laughs.append("<!ENTITY a")
                    .append(level)
                    .append(" '")
                    .append(("&a" + (level - 1) + ";").repeat(10))
                    .append("'>");
        }
        for (String type : List.of(
                "",
                " SYSTEM '" + trap + "'",
                " PUBLIC 'p' '" + trap + "'",
                " SYSTEM 'file:///etc/passwd'",
                " []",
                " [<!ELEMENT " + name + " ANY>]",
                " [<!ENTITY e 'b'>]",
                " [<!ENTITY e SYSTEM 'file:///etc/passwd'>]",
                " [<!ENTITY e SYSTEM '" + trap + "'>]",
                " [<!ENTITY % e SYSTEM '" + trap + "'> %e;]",
                " [<!ENTITY % e '<!ENTITY e \"b\">'> %e;]",
                " [<!ATTLIST " + name + " a CDATA 'b'>]",
                " [<!NOTATION e SYSTEM '" + trap + "'>]",
                " [" + laughs + "<!ENTITY e '&a11;'>]",
                " [<!ENTITY e '" + "x".repeat(50_000) + "'>]",
                " [<!ENTITY e '&e;'>]",
                " [<!ENTITY e",
                "[",
                " [<!ENTITY e '&#0;'>]")) {
            String doctype = "<!DOCTYPE " + name + type + ">";
            int inside = sound.indexOf('>') + 1;
            fault(faults, "the type" + type.substring(0, Math.min(40, type.length())), doctype + sound);
            fault(
                    faults,
                    "the type, used" + type.substring(0, Math.min(40, type.length())),
                    doctype + sound.substring(0, inside) + "<a>" + "&e;".repeat(50) + "</a>" + sound.substring(inside));
        }
    }

    private static void encodings(List<Fault> faults, String sound) {
        faults.add(new Fault("EBCDIC", sound.getBytes(Charset.forName("IBM037"))));
        faults.add(new Fault(
                "declared UTF-8 in UTF-16",
                ("<?xml version='1.0' encoding='UTF-8'?>" + sound).getBytes(StandardCharsets.UTF_16)));
        for (int[] bytes :
                new int[][] {{0xff}, {0x80}, {0xc0, 0xaf}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0xe9}, {0xc3}
                }) {
            StringBuilder text = new StringBuilder();
            for (int one : bytes) {
                text.append((char) one);
            }
            faults.add(new Fault(
                    "the bytes " + java.util.Arrays.toString(bytes),
                    sound.replaceFirst(">", "><a>" + text + "</a>").getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private static void fault(List<Fault> faults, String name, String document) {
        faults.add(new Fault(name, document.getBytes(StandardCharsets.UTF_8)));
    }
}
