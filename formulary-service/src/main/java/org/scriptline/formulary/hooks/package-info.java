/**
 * Coverage while ordering, by CDS Hooks. What a newcomer gets wrong: no card means that everything was checked; what could
 * not be checked is a card of its own.
 */
@NullMarked
package org.scriptline.formulary.hooks;

import org.jspecify.annotations.NullMarked;
