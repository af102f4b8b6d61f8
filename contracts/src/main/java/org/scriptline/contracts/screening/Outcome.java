package org.scriptline.contracts.screening;

import org.scriptline.contracts.Coded;

/** What a screening found. INCOMPLETE wins over ALERTS. */
public enum Outcome implements Coded {
    CLEAR("CLEAR"),
    ALERTS("ALERTS"),
    INCOMPLETE("INCOMPLETE");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
