package org.scriptline.pharmacy.script;

/** What may be found in a message. */
public enum Rule {
    /** It is there and will not be on the other side. */
    NOT_CARRIED(Severity.LOSS),
    /** It is read, and written otherwise: a peer's habit that the standard does not know. */
    TOLERATED(Severity.WARNING),
    /** No XML, or XML with a document type. */
    NOT_WELL_FORMED(Severity.ERROR),
    /** No message that can be acted on. */
    NOT_SCRIPT(Severity.ERROR),
    /** Neither 2017071 nor 2023011. */
    UNKNOWN_VERSION(Severity.ERROR),
    /** The message does not say which release it follows. */
    VERSION_MISSING(Severity.WARNING),
    /** A shape of the other release. */
    OTHER_VERSION(Severity.ERROR),
    /** A transaction or a choice that the release does not know. */
    NOT_IN_VERSION(Severity.ERROR),
    MISSING(Severity.ERROR),
    TOO_LONG(Severity.ERROR),
    TOO_MANY(Severity.ERROR),
    /** No date, number or code where one has to be. */
    INVALID_VALUE(Severity.ERROR),
    /** A character that XML does not carry. */
    INVALID_CHARACTER(Severity.ERROR),
    /** A response that decides more than one thing. */
    CONTRADICTION(Severity.ERROR),
    /** A decision that this question cannot have. */
    ANSWER_NOT_ALLOWED(Severity.ERROR),
    /** A denial that names no reason, or a pending answer without its date. */
    REASON_MISSING(Severity.ERROR),
    /** An answer that does not say to what. */
    RELATES_TO_MISSING(Severity.WARNING),
    /** An oral liquid that is not measured in millilitres: 45 CFR 170.315(b)(3)(ii). */
    ORAL_LIQUID_UNIT(Severity.WARNING),
    /** A decimal point without a zero before it, which is read past. */
    LEADING_ZERO(Severity.WARNING),
    /** A zero at the end of a decimal fraction, which is read as ten times as much. */
    TRAILING_ZERO(Severity.WARNING),
    /** Refills of schedule II: 21 CFR 1306.12 allows none. */
    SCHEDULE_TWO_REFILLS(Severity.ERROR),
    /** The operator's own schema refuses it. */
    SCHEMA(Severity.ERROR);

    /** How bad it is. */
    public enum Severity {
        /** The message may not be sent, or cannot be trusted in this place. */
        ERROR,
        /** It can be read, and may be misread. */
        WARNING,
        /** Something does not arrive. */
        LOSS
    }

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
