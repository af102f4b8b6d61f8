package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** What a pharmacy asks the prescriber for. */
public enum RequestKind implements Coded {
    /** More of a prescription that ran out. */
    RENEWAL("renewal"),
    /** A change before it dispenses, or more of it. */
    CHANGE("change"),
    /** To confirm what the prescriber said by telephone. */
    VERBAL_ORDER("verbal-order"),
    /** To confirm a supply that could not wait for an order. */
    EMERGENCY_SUPPLY("emergency-supply"),
    /** A prescription of a drug for which it has none. */
    NEW_PRESCRIPTION("new-prescription");

    private final String code;

    RequestKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
