/**
 * The timeline: every event in one plain sentence.
 */
@NullMarked
package org.scriptline.prescription.timeline;

import org.jspecify.annotations.NullMarked;
