package org.scriptline.contracts.screening;

import org.scriptline.contracts.Coded;

/** How grave an alert is, the least grave first. */
public enum Severity implements Coded {
    MINOR("MINOR"),
    MODERATE("MODERATE"),
    MAJOR("MAJOR"),
    CONTRAINDICATED("CONTRAINDICATED");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
