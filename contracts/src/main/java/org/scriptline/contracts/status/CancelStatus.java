package org.scriptline.contracts.status;

import org.scriptline.contracts.Coded;

/** The cancel axis; pharmacy-gateway moves it, before release prescription-service. {@code requested} is not yet sent, {@code pending} is sent. */
public enum CancelStatus implements Coded {
    NONE("none"),
    REQUESTED("requested"),
    PENDING("pending"),
    APPROVED("approved"),
    DENIED("denied"),
    UNKNOWN("unknown");

    private final String code;

    CancelStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
