package org.scriptline.contracts.status;

import org.scriptline.contracts.Coded;

/** How far a pharmacy's request is, as its pharmacy sees it. */
public enum RequestState implements Coded {
    /** Nothing has been said to the pharmacy. */
    WAITING("waiting"),
    /** The answer stands on the worklist or was written as a message. */
    ANSWERED("answered"),
    /** The pharmacy asked anew before it was answered. */
    SUPERSEDED("superseded");

    private final String code;

    RequestState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
