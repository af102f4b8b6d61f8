/**
 * {@code ./erx demo}: one story on a running stack, through the public faces only. A newcomer's mistake: asserting here. The
 * story tells what the services said, whatever they said; the end-to-end tests judge it.
 */
@NullMarked
package org.scriptline.local.demo;

import org.jspecify.annotations.NullMarked;
