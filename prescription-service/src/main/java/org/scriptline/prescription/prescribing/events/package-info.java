/**
 * Answers of the other services, applied in batches.
 */
@NullMarked
package org.scriptline.prescription.prescribing.events;

import org.jspecify.annotations.NullMarked;
