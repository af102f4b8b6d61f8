/**
 * The answer of a coverage check. What a newcomer gets wrong: null is unknown; it is never no and never zero dollars.
 */
@NullMarked
package org.scriptline.contracts.coverage;

import org.jspecify.annotations.NullMarked;
