/**
 * A released prescription on paper, for when its pharmacy cannot be reached. What a newcomer gets wrong: a sheet that looks like a prescription while the same one
 * may be live at a pharmacy is filled twice, so every sheet says what it is worth.
 */
@NullMarked
package org.scriptline.prescription.printing;

import org.jspecify.annotations.NullMarked;
