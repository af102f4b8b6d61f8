/**
 * The screening engine: drugs, allergies and a knowledge snapshot in, an answer out; no database, no clock of its own. A
 * newcomer drops what it does not understand: everything that could not be checked is named and makes the outcome
 * INCOMPLETE, it is never left out.
 */
@NullMarked
package org.scriptline.interaction.screening;

import org.jspecify.annotations.NullMarked;
