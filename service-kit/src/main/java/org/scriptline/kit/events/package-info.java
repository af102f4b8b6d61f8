/**
 * Outbox, relay, batch consumption, cursors, parking and quarantine. What a newcomer gets wrong: a handler never nacks and never talks to the broker.
 */
@NullMarked
package org.scriptline.kit.events;

import org.jspecify.annotations.NullMarked;
