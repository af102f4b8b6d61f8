package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Why a prescription is cancelled. */
public enum CancelReason implements Coded {
    PATIENT_REQUEST("PATIENT_REQUEST"),
    WRONG_PATIENT("WRONG_PATIENT"),
    WRONG_DRUG_OR_DOSE("WRONG_DRUG_OR_DOSE"),
    ADVERSE_REACTION("ADVERSE_REACTION"),
    THERAPY_CHANGED("THERAPY_CHANGED"),
    THERAPY_COMPLETED("THERAPY_COMPLETED"),
    DUPLICATE("DUPLICATE"),
    WRONG_PHARMACY("WRONG_PHARMACY"),
    COST("COST"),
    /** Needs a comment. */
    OTHER("OTHER");

    private final String code;

    CancelReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
