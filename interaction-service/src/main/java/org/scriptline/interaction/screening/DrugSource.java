package org.scriptline.interaction.screening;

import org.scriptline.contracts.Coded;

/** Whether a drug is the one in question or one that the patient has. */
public enum DrugSource implements Coded {
    DRAFT("draft"),
    ACTIVE("active");

    private final String code;

    DrugSource(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
