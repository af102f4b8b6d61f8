package org.scriptline.interaction.knowledge;

import java.util.Locale;

/** Names of drugs and substances as they are compared: lower case, single spaces, no surrounding blanks. */
public final class Names {
    private Names() {}

    public static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
