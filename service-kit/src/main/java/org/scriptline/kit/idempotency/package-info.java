/**
 * Repeated requests get the first answer. What a newcomer gets wrong: only committed outcomes are stored; a refusal is not.
 */
@NullMarked
package org.scriptline.kit.idempotency;

import org.jspecify.annotations.NullMarked;
