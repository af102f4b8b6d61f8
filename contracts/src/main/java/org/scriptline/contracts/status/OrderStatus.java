package org.scriptline.contracts.status;

import org.scriptline.contracts.Coded;

/** The order axis; prescription-service alone moves it. FHIR {@code MedicationRequest.status} comes from it. */
public enum OrderStatus implements Coded {
    DRAFT("draft"),
    SIGNED("signed"),
    HELD("held"),
    ACTIVE("active"),
    COMPLETED("completed"),
    EXPIRED("expired"),
    STOPPED("stopped"),
    CANCELLED("cancelled"),
    ENTERED_IN_ERROR("entered-in-error");

    private final String code;

    OrderStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
