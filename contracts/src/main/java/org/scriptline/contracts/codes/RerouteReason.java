package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Why a released prescription goes to another pharmacy. */
public enum RerouteReason implements Coded {
    PHARMACY_REJECTED("PHARMACY_REJECTED"),
    PHARMACY_UNREACHABLE("PHARMACY_UNREACHABLE"),
    OUT_OF_STOCK("OUT_OF_STOCK"),
    PATIENT_REQUEST("PATIENT_REQUEST"),
    COST("COST"),
    WRONG_PHARMACY("WRONG_PHARMACY"),
    /** Needs a comment. */
    OTHER("OTHER");

    private final String code;

    RerouteReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
