/**
 * Failures as RFC 9457 problems. What a newcomer gets wrong: a problem's text never holds patient data, class names or stack traces.
 */
@NullMarked
package org.scriptline.kit.problem;

import org.jspecify.annotations.NullMarked;
