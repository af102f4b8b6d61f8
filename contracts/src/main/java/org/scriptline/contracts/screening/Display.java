package org.scriptline.contracts.screening;

import org.scriptline.contracts.Coded;

/** How an alert is shown. HARD_STOP and INTERRUPT are interruptive. */
public enum Display implements Coded {
    LOG("LOG"),
    PASSIVE("PASSIVE"),
    INTERRUPT("INTERRUPT"),
    HARD_STOP("HARD_STOP");

    private final String code;

    Display(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
