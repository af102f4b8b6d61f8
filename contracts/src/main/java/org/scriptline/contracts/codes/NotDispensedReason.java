package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Why a pharmacy did not dispense. */
public enum NotDispensedReason implements Coded {
    OUT_OF_STOCK("OUT_OF_STOCK"),
    PATIENT_DECLINED("PATIENT_DECLINED"),
    NOT_PICKED_UP("NOT_PICKED_UP"),
    COVERAGE_REJECTED("COVERAGE_REJECTED"),
    CLINICAL_CONCERN("CLINICAL_CONCERN"),
    CANCELLED("CANCELLED"),
    TRANSFERRED("TRANSFERRED"),
    EXPIRED("EXPIRED"),
    /** Needs a comment. */
    OTHER("OTHER");

    private final String code;

    NotDispensedReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
