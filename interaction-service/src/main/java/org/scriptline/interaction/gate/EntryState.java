package org.scriptline.interaction.gate;

import org.scriptline.contracts.Coded;

/**
 * Where a prescription stands in its person's profile.
 *
 * <pre>
 *   DRAFT ──signed──▶ HELD ──signed again, facts arrived, released unscreened──▶ COUNTING
 *   DRAFT ──signed──▶ COUNTING
 *   any of them ──cancelled, ended, wrong patient──▶ LEFT
 * </pre>
 *
 * Only COUNTING speaks against other prescriptions, and LEFT for as long as a washout lasts.
 */
public enum EntryState implements Coded {
    DRAFT("draft"),
    HELD("held"),
    COUNTING("counting"),
    LEFT("left");

    private final String code;

    EntryState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The state with this code; an unknown one is a defect of the database. */
    public static EntryState of(String code) {
        for (EntryState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no entry state " + code);
    }
}
