/**
 * Screening while ordering, over CDS Hooks 2.0. A newcomer answers an empty list of cards when something was missing: no
 * card means that everything was checked, so whatever was not sent, not read or not recognised has a card of its own.
 */
@NullMarked
package org.scriptline.interaction.hooks;

import org.jspecify.annotations.NullMarked;
