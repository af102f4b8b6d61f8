/**
 * Keeps the copy of the pharmacy directory up to date.
 */
@NullMarked
package org.scriptline.prescription.directory.events;

import org.jspecify.annotations.NullMarked;
