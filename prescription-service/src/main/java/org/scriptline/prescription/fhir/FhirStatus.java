package org.scriptline.prescription.fhir;

import org.scriptline.contracts.status.OrderStatus;

/** {@code MedicationRequest.status}, which comes from the order axis alone: what happens at the pharmacy never moves it. */
public final class FhirStatus {
    private FhirStatus() {}

    /** The FHIR code of medicationrequest-status. */
    public static String of(OrderStatus order) {
        return switch (order) {
            case DRAFT -> "draft";
            case SIGNED, ACTIVE -> "active";
            case HELD -> "on-hold";
            case COMPLETED -> "completed";
            case EXPIRED, STOPPED -> "stopped";
            case CANCELLED -> "cancelled";
            case ENTERED_IN_ERROR -> "entered-in-error";
        };
    }
}
