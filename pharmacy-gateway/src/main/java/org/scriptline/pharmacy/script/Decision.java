package org.scriptline.pharmacy.script;

/** What an answer decides. A response that says more than one thing is read as its gravest: denials come first. */
public enum Decision {
    DENIED("Denied"),
    /** Read and never written: a prescriber who wants another drug answers {@link #REPLACE}. */
    DENIED_NEW_PRESCRIPTION_TO_FOLLOW("DeniedNewPrescriptionToFollow"),
    /** Not decided yet. The pharmacy asks anew after the expected date; it is never answered a second time. */
    PENDING("Pending"),
    REPLACE("Replace"),
    /** Of a renewal: only the number of refills differs. */
    APPROVED_WITH_CHANGES("ApprovedWithChanges"),
    /** Only for a question about the prescriber's authority, code U. */
    VALIDATED("Validated"),
    APPROVED("Approved");

    private final String element;

    Decision(String element) {
        this.element = element;
    }

    /** Its element's name. */
    public String element() {
        return element;
    }

    /** Whether a release knows it; 2017071 cannot say that a decision is pending. */
    public boolean in(ScriptVersion version) {
        return this != PENDING || version == ScriptVersion.V2023011;
    }

    /** Whether the pharmacy may go on with what it asked for. */
    public boolean granted() {
        return this == APPROVED || this == APPROVED_WITH_CHANGES || this == REPLACE || this == VALIDATED;
    }
}
