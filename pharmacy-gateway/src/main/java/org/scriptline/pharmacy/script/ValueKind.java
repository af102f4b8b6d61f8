package org.scriptline.pharmacy.script;

/** What sort of value a finding is about; the value itself is never told. */
public enum ValueKind {
    TEXT,
    CODE,
    IDENTIFIER,
    NUMBER,
    DATE,
    /** A password or another secret, which is left out on purpose. */
    SECRET,
    /** An element with others inside. */
    GROUP,
    ATTRIBUTE
}
