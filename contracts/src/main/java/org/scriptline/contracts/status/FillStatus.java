package org.scriptline.contracts.status;

import org.scriptline.contracts.Coded;

/** The fill axis; pharmacy-gateway alone moves it. */
public enum FillStatus implements Coded {
    NONE("none"),
    IN_PROGRESS("in-progress"),
    READY("ready"),
    PARTIAL("partial"),
    DISPENSED("dispensed"),
    NOT_DISPENSED("not-dispensed"),
    TRANSFERRED("transferred"),
    RETURNED("returned");

    private final String code;

    FillStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
