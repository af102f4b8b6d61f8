@NullMarked
package org.scriptline.kit;

import org.jspecify.annotations.NullMarked;
