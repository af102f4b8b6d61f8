/** The loaded knowledge bases. A newcomer edits one in place: a version is its content, another content is another version. */
@NullMarked
package org.scriptline.interaction.knowledge.store;

import org.jspecify.annotations.NullMarked;
