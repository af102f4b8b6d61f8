package org.scriptline.contracts.screening;

import org.scriptline.contracts.Coded;

/** What the release gate decided for one signature. */
public enum GateVerdict implements Coded {
    /** Nothing new: the prescription may be released. */
    CLEARED("CLEARED"),
    /** Something new: the prescriber must look again. */
    HELD("HELD");

    private final String code;

    GateVerdict(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
