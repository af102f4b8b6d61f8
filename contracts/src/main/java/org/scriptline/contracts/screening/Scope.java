package org.scriptline.contracts.screening;

import org.scriptline.contracts.Coded;

/** Whose medicines a screening saw. */
public enum Scope implements Coded {
    LINKED_RECORDS("LINKED_RECORDS"),
    THIS_PRACTICE("THIS_PRACTICE"),
    REQUEST_ONLY("REQUEST_ONLY");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
