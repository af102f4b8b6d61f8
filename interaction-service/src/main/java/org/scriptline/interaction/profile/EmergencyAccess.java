package org.scriptline.interaction.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * That a physician without a relationship opened a profile.
 *
 * @param record one of the person's records
 * @param openedBy NPI of the physician
 * @param practice for which the physician acts
 */
public record EmergencyAccess(
        UUID id, UUID record, String openedBy, String practice, String reason, Instant openedAt, Instant expiresAt) {

    /** How long an access holds. */
    public static final Duration HOLDS = Duration.ofHours(4);

    /** How often one physician may look for a patient in a day, found or not. */
    public static final int PER_DAY = 20;
}
