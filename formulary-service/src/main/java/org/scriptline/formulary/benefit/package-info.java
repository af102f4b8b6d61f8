/**
 * Asking a patient's payer itself what one prescription costs (real-time prescription benefit).
 *
 * <p>What a newcomer gets wrong: nothing waits for it. The published formulary answers at once; what the payer says, or that
 * it did not answer in time, comes as an event afterwards.
 */
@NullMarked
package org.scriptline.formulary.benefit;

import org.jspecify.annotations.NullMarked;
