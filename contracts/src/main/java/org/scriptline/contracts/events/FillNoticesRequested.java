package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.scriptline.contracts.codes.FillNotices;

/**
 * The practice wants to hear of other fills of a released prescription than before, or of none.
 *
 * @param fillNotices of which ones, from now on and in whatever carries the order later
 */
public record FillNoticesRequested(UUID prescriptionId, UUID patientId, FillNotices fillNotices, Instant requestedAt) {}
