package org.scriptline.pharmacy.inbound;

import java.time.Instant;

/**
 * What one sender sent in one hour beyond what is kept of messages that are not read.
 *
 * @param hour when it began
 * @param count at least 1
 */
public record UnkeptMessages(String sender, Instant hour, int count) {}
