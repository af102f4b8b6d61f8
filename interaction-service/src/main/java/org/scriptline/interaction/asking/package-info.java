/** The stateless question, with the stored profile added for a practice's own record. A newcomer takes an absent list for an empty one: absent is not known. */
@NullMarked
package org.scriptline.interaction.asking;

import org.jspecify.annotations.NullMarked;
