package org.scriptline.formulary.release;

/** Whether a drug that is not listed is the payer's "no" (FULL) or may be a hole in the data (PARTIAL). */
public enum Completeness {
    FULL,
    PARTIAL
}
