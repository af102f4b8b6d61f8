/** Tests of the imports. */
@NullMarked
package org.scriptline.interaction.knowledge.importing;

import org.jspecify.annotations.NullMarked;
