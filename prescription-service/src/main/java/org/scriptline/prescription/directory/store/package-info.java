/**
 * This service's copy of the pharmacy directory.
 */
@NullMarked
package org.scriptline.prescription.directory.store;

import org.jspecify.annotations.NullMarked;
