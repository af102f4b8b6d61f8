package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Which change a pharmacy asks for: the MessageRequestCode of an RxChangeRequest. */
public enum ChangeCode implements Coded {
    GENERIC_SUBSTITUTION("G"),
    THERAPEUTIC_INTERCHANGE("T"),
    PRIOR_AUTHORIZATION("P"),
    DRUG_USE_EVALUATION("D"),
    SCRIPT_CLARIFICATION("S"),
    OUT_OF_STOCK("OS"),
    PRESCRIBER_AUTHORIZATION("U");

    private final String code;

    ChangeCode(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
