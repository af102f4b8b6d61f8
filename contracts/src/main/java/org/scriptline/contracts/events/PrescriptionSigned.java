package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.List;

/**
 * The prescriber signed; the release gate is to answer for this {@code gatePass}.
 *
 * @param gatePass rises with each signature, 1 first
 * @param overrides every override of this and earlier signatures of the same revision
 */
public record PrescriptionSigned(
        PrescriptionContent content, int gatePass, Instant signedAt, List<AlertOverride> overrides) {}
