package org.scriptline.local.load;

import java.time.Instant;

/**
 * A NewRx that a pharmacy received and answered with a Status.
 *
 * @param pharmacy NCPDP id of the one that received it
 * @param messageId as the gateway wrote it
 * @param at by the pharmacies' own ledger, written before the answer
 */
record Arrival(String pharmacy, String messageId, Instant at) {}
