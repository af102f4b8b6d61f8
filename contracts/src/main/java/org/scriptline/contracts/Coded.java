package org.scriptline.contracts;

/** A code that is written as {@link #code()} in JSON, FHIR and SCRIPT; the Java name is never written. */
public interface Coded {

    /** The code exactly as it travels; unique within its list. */
    String code();
}
