/**
 * An invented population with its histories, made by Synthea and sent through the public face. What a newcomer gets wrong:
 * Synthea is no library of this module; it is fetched apart and runs in a process of its own.
 */
@NullMarked
package org.scriptline.local.population;

import org.jspecify.annotations.NullMarked;
