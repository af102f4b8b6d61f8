/**
 * The shared mechanics of the services. It holds no domain word.
 */
@NullMarked
package org.scriptline.kit;

import org.jspecify.annotations.NullMarked;
