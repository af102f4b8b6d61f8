/**
 * Puts the features together and loads the configured payer at start. What a newcomer gets wrong: the first load runs before a channel or a port opens.
 */
@NullMarked
package org.scriptline.formulary.wiring;

import org.jspecify.annotations.NullMarked;
