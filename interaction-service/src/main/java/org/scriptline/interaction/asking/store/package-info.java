/** Reads the profile for a question. A newcomer forgets the caller's practice: it is part of the query. */
@NullMarked
package org.scriptline.interaction.asking.store;

import org.jspecify.annotations.NullMarked;
