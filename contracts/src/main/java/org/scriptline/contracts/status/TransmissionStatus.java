package org.scriptline.contracts.status;

import org.scriptline.contracts.Coded;

/** The transmission axis; pharmacy-gateway alone moves it. */
public enum TransmissionStatus implements Coded {
    NONE("none"),
    QUEUED("queued"),
    ACCEPTED_BY_NETWORK("accepted-by-network"),
    DELIVERED("delivered"),
    VERIFIED("verified"),
    RETRYING("retrying"),
    FAILED("failed"),
    UNKNOWN("unknown");

    private final String code;

    TransmissionStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
