@NullMarked
package org.scriptline.kit.tracing;

import org.jspecify.annotations.NullMarked;
