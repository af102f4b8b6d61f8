/** Where persons are found, created and locked. A newcomer reads first and locks then: what was read before the lock may be somebody else's past. */
@NullMarked
package org.scriptline.interaction.person.store;

import org.jspecify.annotations.NullMarked;
