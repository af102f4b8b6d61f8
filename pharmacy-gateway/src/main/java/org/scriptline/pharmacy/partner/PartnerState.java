package org.scriptline.pharmacy.partner;

import java.util.Locale;

/** What operations let through to a pharmacy. */
public enum PartnerState {
    /** Everything. */
    ACTIVE,
    /** No NewRx leaves; what is due waits and keeps its time. A CancelRx leaves, since it takes something back. */
    PAUSED,
    /** What is due leaves; a new prescription fails at once, so that its prescriber can choose another pharmacy. */
    DRAINING;

    /** The word that is stored and answered. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a word. */
    public static PartnerState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
