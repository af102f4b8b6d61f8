/**
 * Authored step-therapy rules in JSON. What a newcomer gets wrong: a field that nobody knows refuses the file, because a
 * misspelt scope would let a rule hold for everybody.
 */
@NullMarked
package org.scriptline.formulary.release.steps;

import org.jspecify.annotations.NullMarked;
