/**
 * Coverage checks: is it covered, at which tier, with what strings, at what price, and what else would do.
 *
 * <p>What a newcomer gets wrong: a quantity is compared exactly, as a fraction, and never as a double; and a fact that
 * the files do not carry is null with its reason, not a default.
 */
@NullMarked
package org.scriptline.formulary.coverage;

import org.jspecify.annotations.NullMarked;
