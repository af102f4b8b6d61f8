package org.scriptline.kit.idempotency;

/** What the first request came to: the answer is rebuilt from it. */
public record StoredOutcome(int status, String resource, int revision) {}
