package org.scriptline.formulary.authorization.script;

/** The releases of SCRIPT that a payer may speak. */
public enum ScriptRelease {
    /** In force for Part D until the end of 2027. */
    V2017071("20170715"),
    /** Required from 2028 on. */
    V2023011("2023011");

    private final String stamp;

    ScriptRelease(String stamp) {
        this.stamp = stamp;
    }

    /** What the message's version attributes say. */
    String stamp() {
        return stamp;
    }

    /** Whether a drug's codes stand in an element Product of their own. */
    boolean wrapsProducts() {
        return this == V2023011;
    }
}
