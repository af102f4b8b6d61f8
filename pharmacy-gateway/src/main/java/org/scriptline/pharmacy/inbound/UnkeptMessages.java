package org.scriptline.pharmacy.inbound;

import java.time.Instant;

/**
 * What one sender sent in one hour and was neither read nor kept: beyond what is kept in an hour, or while another one was being kept.
 *
 * @param hour when it began
 * @param count at least 1
 */
public record UnkeptMessages(String sender, Instant hour, int count) {}
