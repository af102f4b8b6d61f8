/** Tests of the whole module. What a newcomer gets wrong: a new feature package must be named in the walls. */
@NullMarked
package org.scriptline.pharmacy;

import org.jspecify.annotations.NullMarked;
