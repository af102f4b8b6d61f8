package org.scriptline.endtoend.checker;

/** How far a consumer has applied an aggregate's events. */
record CursorRow(String service, String consumer, String subject, long lastSequence) {}
