/**
 * Drugs of a whole market from files that an operator brings: RxNorm (names, ingredients, brands, packages), the FDA's
 * NDC directory (which packages exist) and NADAC (what pharmacies pay on average).
 *
 * <p>What a newcomer gets wrong: none of these says what a plan covers or charges. They name drugs and packages, and a
 * NADAC price stands beside an answer only where the plan's own price is missing.
 */
@NullMarked
package org.scriptline.formulary.reference;

import org.jspecify.annotations.NullMarked;
