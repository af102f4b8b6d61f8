package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** How a prescriber answers a pharmacy's request. */
public enum RequestOutcome implements Coded {
    /** As asked. */
    APPROVED("approved"),
    /** A renewal with another number of refills; a change with changes. */
    APPROVED_WITH_CHANGES("approved-with-changes"),
    DENIED("denied"),
    /** A renewal with another drug, quantity or directions. */
    REPLACE("replace"),
    /** Not now, with the day by which the prescriber expects to decide; the pharmacy asks anew. */
    PENDING("pending"),
    /** The prescriber confirms the authority that was asked for. */
    VALIDATED("validated");

    private final String code;

    RequestOutcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether the pharmacy may go on with something. */
    public boolean grants() {
        return switch (this) {
            case APPROVED, APPROVED_WITH_CHANGES, REPLACE, VALIDATED -> true;
            case DENIED, PENDING -> false;
        };
    }
}
