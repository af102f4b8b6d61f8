package org.scriptline.pharmacy.inbound;

import java.time.Instant;

/** A pharmacy's message that matches no order, without its content. */
public record UnmatchedMessage(String sender, String messageId, String kind, Instant receivedAt, int repeats) {}
