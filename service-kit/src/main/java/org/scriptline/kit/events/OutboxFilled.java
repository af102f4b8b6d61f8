package org.scriptline.kit.events;

/** A committed transaction left something in the outbox. */
public record OutboxFilled() {}
