/**
 * The command line of the local stack. A newcomer's mistake: adding behaviour here. A command only reads its options and
 * prints; what it does lies in {@code stack}, {@code issuer}, {@code simulator} and {@code demo}.
 */
@NullMarked
package org.scriptline.local;

import org.jspecify.annotations.NullMarked;
