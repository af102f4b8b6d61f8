/**
 * Formulary releases, plans and coverage checks.
 *
 * <p>What a newcomer gets wrong: an absent value is unknown. It is never "no", and it is never zero dollars.
 */
@NullMarked
package org.scriptline.formulary;

import org.jspecify.annotations.NullMarked;
