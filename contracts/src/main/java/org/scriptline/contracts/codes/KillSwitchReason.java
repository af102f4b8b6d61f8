package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Why operations stop releases or deliveries. */
public enum KillSwitchReason implements Coded {
    /** The pharmacy, or somebody in its name, should not get prescriptions now. */
    PHARMACY_COMPROMISED("PHARMACY_COMPROMISED"),
    /** Its system is down for long, or answers wrongly. */
    PHARMACY_SYSTEM_FAULT("PHARMACY_SYSTEM_FAULT"),
    /** Messages reach the wrong pharmacy. */
    WRONG_ROUTE("WRONG_ROUTE"),
    /** A rule of the knowledge base gives wrong advice. */
    KNOWLEDGE_DEFECT("KNOWLEDGE_DEFECT"),
    /** This software does something wrong. */
    SOFTWARE_DEFECT("SOFTWARE_DEFECT"),
    SECURITY_INCIDENT("SECURITY_INCIDENT"),
    /** The switch is tried out. */
    EXERCISE("EXERCISE"),
    /** Needs a comment. */
    OTHER("OTHER");

    private final String code;

    KillSwitchReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
