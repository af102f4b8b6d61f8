/**
 * Closed code lists that travel between services and to people. What a newcomer gets wrong: a code never changes its meaning and is never reused; a new meaning is a new code.
 */
@NullMarked
package org.scriptline.contracts.codes;

import org.jspecify.annotations.NullMarked;
