package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Of which fills a prescriber wants to hear; SCRIPT's RxFill indicators. A pharmacy that hears NONE is not asked to tell that it dispensed. */
public enum FillNotices implements Coded {
    ALL("ALL"),
    ALL_EXCEPT_TRANSFERRED("ALL_EXCEPT_TRANSFERRED"),
    DISPENSED_AND_PARTIALLY_DISPENSED("DISPENSED_AND_PARTIALLY_DISPENSED"),
    PARTIALLY_DISPENSED_AND_NOT_DISPENSED("PARTIALLY_DISPENSED_AND_NOT_DISPENSED"),
    NOT_DISPENSED_AND_TRANSFERRED("NOT_DISPENSED_AND_TRANSFERRED"),
    PARTIALLY_DISPENSED("PARTIALLY_DISPENSED"),
    NOT_DISPENSED("NOT_DISPENSED"),
    NONE("NONE");

    private final String code;

    FillNotices(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether a whole fill is told; where it is not, silence says nothing of what was dispensed. */
    public boolean tellsOfDispensed() {
        return switch (this) {
            case ALL, ALL_EXCEPT_TRANSFERRED, DISPENSED_AND_PARTIALLY_DISPENSED -> true;
            case PARTIALLY_DISPENSED_AND_NOT_DISPENSED,
                    NOT_DISPENSED_AND_TRANSFERRED,
                    PARTIALLY_DISPENSED,
                    NOT_DISPENSED,
                    NONE -> false;
        };
    }
}
