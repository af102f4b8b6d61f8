package org.scriptline.prescription.printing;

import org.jspecify.annotations.Nullable;

/** Why a prescription is for now not to be dispensed from a page, wherever its delivery stands. */
public enum Obstacle {
    /** What may be dispensed electronically only after an answer is not dispensed from a page before it either. */
    LATE_ALERT("an alert that came after its release waits for the prescriber's answer"),
    /** A pharmacy may get it at any moment. */
    DELIVERY_ASKED_FOR("the prescriber has it sent electronically once more");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** What stands against it; null when nothing does. */
    public static @Nullable Obstacle of(boolean lateAlertOpen, boolean deliveryAskedFor) {
        if (lateAlertOpen) {
            return LATE_ALERT;
        }
        return deliveryAskedFor ? DELIVERY_ASKED_FOR : null;
    }

    /** Half a sentence for the page. */
    public String words() {
        return words;
    }
}
