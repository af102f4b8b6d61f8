/**
 * The payloads of the events. What a newcomer gets wrong: a released version's fields are never renamed or removed; readers ignore fields that they do not know.
 */
@NullMarked
package org.scriptline.contracts.events;

import org.jspecify.annotations.NullMarked;
