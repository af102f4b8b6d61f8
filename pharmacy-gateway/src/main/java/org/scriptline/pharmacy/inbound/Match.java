package org.scriptline.pharmacy.inbound;

import java.util.UUID;

/**
 * The order that a message is about.
 *
 * @param toCancel whether it answers a CancelRx rather than the NewRx
 */
public record Match(UUID prescriptionId, MatchStep step, boolean toCancel) {}
