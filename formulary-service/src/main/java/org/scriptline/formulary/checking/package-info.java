/**
 * Checks of prescriptions as they are drafted and signed. What a newcomer gets wrong: whatever is wrong with the question, the prescription gets an answer; it is then unknown, with the reason.
 */
@NullMarked
package org.scriptline.formulary.checking;

import org.jspecify.annotations.NullMarked;
