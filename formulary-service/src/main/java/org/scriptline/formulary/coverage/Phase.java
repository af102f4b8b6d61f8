package org.scriptline.formulary.coverage;

/** The phases of the Part D benefit since 2025; the answer's {@code phase} is the name. */
enum Phase {
    DEDUCTIBLE,
    INITIAL,
    CATASTROPHIC
}
