@NullMarked
package org.scriptline.kit.idempotency;

import org.jspecify.annotations.NullMarked;
