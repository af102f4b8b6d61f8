/**
 * What waits for an answer of the prescriber. What a newcomer gets wrong: nothing here decides that something waits; the
 * database opens and closes an item in the same statement that moves the prescription.
 */
@NullMarked
package org.scriptline.prescription.inbox;

import org.jspecify.annotations.NullMarked;
