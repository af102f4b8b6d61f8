package org.scriptline.local.load;

import java.time.Instant;
import java.util.UUID;

/**
 * A released prescription that the load put on the topic.
 *
 * @param pharmacy NCPDP id
 * @param round which part of its stretch, from 0
 * @param intended when it should have been put there; the loop is open
 */
record SentOrder(UUID prescription, String pharmacy, Stretch stretch, int round, Instant intended) {}
