/**
 * The knowledge base: authored rules, validated whole and compiled into an immutable snapshot. A newcomer edits a
 * snapshot in place or loads half a base: a base is refused as a whole, and the running snapshot is replaced by one
 * reference.
 */
@NullMarked
package org.scriptline.interaction.knowledge;

import org.jspecify.annotations.NullMarked;
