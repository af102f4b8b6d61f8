/** Tests of the stateless question. */
@NullMarked
package org.scriptline.interaction.asking;

import org.jspecify.annotations.NullMarked;
