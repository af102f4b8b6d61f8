/**
 * A payer for one's own machine. What a newcomer gets wrong: it decides by what is asked and answered, so that every way
 * through a case can be walked by hand; no real payer's criteria stand here.
 */
@NullMarked
package org.scriptline.formulary.authorization.simulated;

import org.jspecify.annotations.NullMarked;
