/**
 * Patient records of a practice. What a newcomer gets wrong: a record is not a person; who is who across practices is known to interaction-service alone.
 */
@NullMarked
package org.scriptline.prescription.patient;

import org.jspecify.annotations.NullMarked;
