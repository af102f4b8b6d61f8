package org.scriptline.local.load;

import java.time.Instant;

/**
 * What the gateway's tables say of an order in the end.
 *
 * @param receivedAt written in the transaction that made the order, shortly before its commit
 * @param transmission the axis, {@code delivered} or {@code verified} when all is well
 * @param messages how many NewRx it has
 * @param attempts deliveries tried, of all of them
 */
record StoredOrder(Instant receivedAt, String transmission, int messages, int attempts) {}
