/**
 * Reads the practices that the operator configured.
 */
@NullMarked
package org.scriptline.prescription.practice.store;

import org.jspecify.annotations.NullMarked;
