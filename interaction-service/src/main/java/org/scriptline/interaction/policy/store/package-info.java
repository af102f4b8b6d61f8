/** Policies in PostgreSQL, every version kept. A newcomer updates a row: a policy is never changed, the next version follows it. */
@NullMarked
package org.scriptline.interaction.policy.store;

import org.jspecify.annotations.NullMarked;
