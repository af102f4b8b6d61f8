package org.scriptline.pharmacy.script;

import java.util.Arrays;
import java.util.Optional;

/** Which fill notices a prescriber wants. SCRIPT writes them as words and not as codes. */
public enum RxFillIndicator {
    ALL("All Fill Statuses"),
    ALL_EXCEPT_TRANSFERRED("All Fill Statuses Except Transferred"),
    DISPENSED_AND_PARTIALLY_DISPENSED("Dispensed And Partially Dispensed"),
    PARTIALLY_DISPENSED_AND_NOT_DISPENSED("Partially Dispensed And Not Dispensed"),
    NOT_DISPENSED_AND_TRANSFERRED("Not Dispensed And Transferred"),
    PARTIALLY_DISPENSED("Partially Dispensed"),
    NOT_DISPENSED("Not Dispensed"),
    NONE("Cancel All Fill Statuses");

    private final String words;

    RxFillIndicator(String words) {
        this.words = words;
    }

    /** As it stands in a message. */
    public String words() {
        return words;
    }

    /** The indicator of these words, whatever their case. */
    public static Optional<RxFillIndicator> of(String words) {
        return Arrays.stream(values())
                .filter(indicator -> indicator.words.equalsIgnoreCase(words.strip()))
                .findFirst();
    }
}
