package org.scriptline.pharmacy.script;

import java.util.Locale;

/**
 * Something that was found in a message, or that did not come through a conversion. It can be logged: it never holds a value.
 *
 * @param path element names from the root, for example {@code Message/Body/NewRx/Patient}
 * @param why in plain words
 */
public record Finding(Rule rule, String path, ValueKind kind, String why) {

    /** One line for a terminal. */
    public String line() {
        return rule.severity() + " " + rule + " " + path + " (" + kind.name().toLowerCase(Locale.ROOT) + "): " + why;
    }
}
