package org.scriptline.pharmacy.directory;

import java.util.Arrays;
import java.util.Optional;

/** What a pharmacy's system takes or sends electronically; the word is the one that files, events and searches use. */
public enum ServiceLevel {
    NEW_RX("NewRx"),
    REFILL("Refill"),
    CHANGE("Change"),
    FILL("Fill"),
    CANCEL("Cancel"),
    EPCS("EPCS");

    private final String word;

    ServiceLevel(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The level with this word, in whatever case; empty when there is none. */
    public static Optional<ServiceLevel> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
