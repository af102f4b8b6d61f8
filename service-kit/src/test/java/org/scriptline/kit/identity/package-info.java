@NullMarked
package org.scriptline.kit.identity;

import org.jspecify.annotations.NullMarked;
