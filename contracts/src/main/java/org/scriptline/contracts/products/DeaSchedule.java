package org.scriptline.contracts.products;

/**
 * The schedule of a drug under the US Controlled Substances Act (21 CFR part 1308).
 *
 * <p>{@link #NONE} is an authored fact, not an absence of knowledge: where the schedule of a product is
 * disputed or not known the table says {@link #UNKNOWN}, and such a product is treated as controlled.
 */
public enum DeaSchedule {
    /** Known not to be scheduled by federal rule. */
    NONE(0),
    /** Schedule V. */
    V(1),
    /** Schedule IV. */
    IV(2),
    /** Schedule III. */
    III(3),
    /** Schedule II. */
    II(4),
    /** Not known to this table: to be refused like a controlled drug. */
    UNKNOWN(5);

    private final int gravity;

    DeaSchedule(int gravity) {
        this.gravity = gravity;
    }

    /**
     * Reads the table's notation: empty, {@code C2} to {@code C5}, or {@code unknown}.
     *
     * @throws IllegalArgumentException on any other text, since a misread schedule is a safety matter
     */
    static DeaSchedule read(String notation) {
        return switch (notation) {
            case "" -> NONE;
            case "C2" -> II;
            case "C3" -> III;
            case "C4" -> IV;
            case "C5" -> V;
            case "unknown" -> UNKNOWN;
            default -> throw new IllegalArgumentException("not a schedule: " + notation);
        };
    }

    /** Whether a prescription for it may be sent without the controlled-substances (EPCS) module. */
    public boolean allowedWithoutEpcs() {
        return this == NONE;
    }

    /** The one of the two that asks for more caution. */
    public DeaSchedule graver(DeaSchedule other) {
        return other.gravity > gravity ? other : this;
    }
}
