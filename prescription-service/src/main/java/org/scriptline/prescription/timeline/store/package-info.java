/**
 * Reads the timeline from the archive of events.
 */
@NullMarked
package org.scriptline.prescription.timeline.store;

import org.jspecify.annotations.NullMarked;
