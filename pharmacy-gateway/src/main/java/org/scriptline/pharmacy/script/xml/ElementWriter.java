package org.scriptline.pharmacy.script.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.ValueKind;

/** Writes elements of one release, refuses what they cannot carry, and notes what has no element. A check notes the refusals, too, and goes on. */
final class ElementWriter {

    private static final int DEPTH = 64;

    private final XmlOutput xml;
    private final ScriptVersion version;
    private final boolean check;
    private final String[] open = new String[DEPTH];
    private int depth;
    private final List<Finding> findings = new ArrayList<>(0);

    ElementWriter(XmlOutput xml, ScriptVersion version, boolean check) {
        this.xml = xml;
        this.version = version;
        this.check = check;
    }

    boolean is2023011() {
        return version == ScriptVersion.V2023011;
    }

    ScriptVersion version() {
        return version;
    }

    List<Finding> findings() {
        return findings;
    }

    ElementWriter start(String name) {
        if (depth == DEPTH) {
            throw new ScriptRefusal(name, "is nested too deep");
        }
        open[depth++] = name;
        xml.start(name);
        return this;
    }

    ElementWriter attribute(String name, String value) {
        xml.attribute(name, value);
        return this;
    }

    ElementWriter end() {
        xml.end(open[--depth]);
        return this;
    }

    /** A required text of 1 to {@code limit} characters. */
    ElementWriter text(String name, @Nullable String value, int limit) {
        return start(name).content(name, value, limit).end();
    }

    /** The same, left out when there is none. */
    ElementWriter optional(String name, @Nullable String value, int limit) {
        return value == null || value.isBlank() ? this : text(name, value, limit);
    }

    ElementWriter number(String name, @Nullable Integer value) {
        return value == null ? this : text(name, Integer.toString(value), ScriptLimits.CODE);
    }

    /** A required text inside the element that is open. */
    ElementWriter content(String name, @Nullable String value, int limit) {
        if (value == null || value.isBlank()) {
            refuse(name, Rule.MISSING, "is missing");
            return this;
        }
        if (value.length() > limit && value.codePointCount(0, value.length()) > limit) {
            refuse(name, Rule.TOO_LONG, "is longer than " + limit + " characters");
        }
        if (!allowed(value)) {
            refuse(name, Rule.INVALID_CHARACTER, "holds a character that XML does not carry");
            return this;
        }
        xml.text(value);
        return this;
    }

    /** The element that is open, or a child of it, cannot be written as the standard wants it. */
    void refuse(String name, Rule rule, String why) {
        if (!check) {
            throw new ScriptRefusal(name, why);
        }
        String here = depth > 0 && open[depth - 1].equals(name) ? path() : path() + "/" + name;
        findings.add(new Finding(rule, here, ValueKind.TEXT, why));
    }

    /** The model knows something for which there is no element here. */
    void notCarried(String name, ValueKind kind, String why) {
        findings.add(new Finding(Rule.NOT_CARRIED, path() + "/" + name, kind, why));
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int index = 0; index < depth; index++) {
            path.append(index == 0 ? "" : "/").append(open[index]);
        }
        return path.toString();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean allowed(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character < 0x20 ? character != '\t' && character != '\n' && character != '\r' : character >= 0xD800) {
                if (!Character.isHighSurrogate(character)) {
                    if (character < 0x20 || character <= 0xDFFF || character > 0xFFFD) {
                        return false;
                    }
                } else if (++index == value.length() || !Character.isLowSurrogate(value.charAt(index))) {
                    return false;
                }
            }
        }
        return true;
    }
}
