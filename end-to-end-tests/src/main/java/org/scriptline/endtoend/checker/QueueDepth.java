package org.scriptline.endtoend.checker;

/**
 * Something that must run empty, such as a service's outbox.
 *
 * @param name for people
 * @param depth rows or records still in it
 */
record QueueDepth(String name, long depth) {}
