package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Why a prescriber cannot answer a pharmacy's request yet. */
public enum PendingReason implements Coded {
    APPOINTMENT_SCHEDULED("HP"),
    LABORATORY_PENDING("HQ"),
    PROVIDER_AWAY("HR"),
    ACUTE_CARE("HS"),
    OTHER_DELAY("HT");

    private final String scriptCode;

    PendingReason(String scriptCode) {
        this.scriptCode = scriptCode;
    }

    @Override
    public String code() {
        return name();
    }

    /** The code of SCRIPT's list. */
    public String scriptCode() {
        return scriptCode;
    }
}
