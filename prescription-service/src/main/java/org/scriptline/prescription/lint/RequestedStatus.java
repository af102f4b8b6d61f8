package org.scriptline.prescription.lint;

/** What the sender asks for: a draft, or draft-and-sign in one call. */
public enum RequestedStatus {
    DRAFT,
    ACTIVE
}
