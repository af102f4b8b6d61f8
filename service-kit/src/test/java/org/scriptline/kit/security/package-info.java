/** Tokens against the running kit. A newcomer looks here for one bad token; they are all in {@code TokenFaults}. */
@NullMarked
package org.scriptline.kit.security;

import org.jspecify.annotations.NullMarked;
