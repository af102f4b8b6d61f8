/**
 * Clock and identifiers, injected so that tests can set them.
 */
@NullMarked
package org.scriptline.kit.identity;

import org.jspecify.annotations.NullMarked;
