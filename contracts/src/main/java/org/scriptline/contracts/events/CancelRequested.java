package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;

/** The prescriber asks the pharmacy to cancel; a WRONG_PATIENT order leaves the profile at once. */
public record CancelRequested(
        UUID prescriptionId,
        UUID patientId,
        CancelReason reason,
        @Nullable String comment,
        Instant requestedAt) {}
