/**
 * What ops do with records that could not be applied: look, replay, discard. What a newcomer gets wrong: stored bytes
 * are replayed as they are; they are never edited.
 */
@NullMarked
package org.scriptline.kit.quarantine;

import org.jspecify.annotations.NullMarked;
