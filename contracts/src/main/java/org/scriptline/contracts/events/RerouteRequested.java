package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RerouteReason;

/**
 * The prescriber wants a released prescription to go to another pharmacy.
 *
 * @param pharmacyNcpdpId where it is to go
 * @param liveTwice the prescriber accepts that it may then be live at two pharmacies
 */
public record RerouteRequested(
        UUID prescriptionId,
        UUID patientId,
        String pharmacyNcpdpId,
        RerouteReason reason,
        @Nullable String comment,
        boolean liveTwice,
        Instant requestedAt) {}
