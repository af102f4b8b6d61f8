package org.scriptline.prescription.prescribing.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order that was handed in.
 *
 * @param id of the prescription that it is now
 * @param fresh what has just been stored; null when it had been stored before, under the same key
 */
public record AcceptedOrder(UUID id, @Nullable NewPrescription fresh) {}
