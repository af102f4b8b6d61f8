package org.scriptline.local.simulator;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a message came to a pharmacy or left it. */
enum Channel {
    /** SCRIPT over HTTP, posted by the sender. */
    SCRIPT("script"),
    /** SCRIPT that the pharmacy fetched by GetMessage. */
    MAILBOX("mailbox"),
    /** SCRIPT in a file. */
    FILE_DROP("file-drop"),
    /** A FHIR R4 Task; what the pharmacy decides about it is the Task's status. */
    FHIR_TASK("fhir-task"),
    /** The Task with what was dispensed, posted to the sender. */
    FHIR_REPORT("fhir-report");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    /** As the ledger and the gateway's configuration call it. */
    @JsonValue
    String word() {
        return word;
    }
}
