package org.scriptline.contracts.codes;

import org.scriptline.contracts.Coded;

/** Why a prescription is released before its screening was answered. */
public enum UnscreenedReleaseReason implements Coded {
    SERVICE_UNAVAILABLE_URGENT("SERVICE_UNAVAILABLE_URGENT"),
    CHECKED_BY_HAND("CHECKED_BY_HAND"),
    /** Needs a comment. */
    OTHER("OTHER");

    private final String code;

    UnscreenedReleaseReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
