package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The prescriber wants a released prescription that did not arrive, or of which nobody knows whether it did, to be sent to the same pharmacy once more.
 *
 * @param comment what was done about it, in the prescriber's words
 */
public record ResendRequested(
        UUID prescriptionId, UUID patientId, @Nullable String comment, Instant requestedAt) {}
