package org.scriptline.contracts.events;

/** An identifier within its system, a patient's medical record number for example. */
public record Identifier(String system, String value) {

    @Override
    public String toString() {
        return "Identifier[" + system + ", redacted]";
    }
}
