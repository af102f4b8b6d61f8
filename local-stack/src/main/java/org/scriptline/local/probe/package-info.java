/**
 * A black-box probe: one synthetic prescription after another to a test pharmacy, through the public faces only and with
 * its own token. It knows nothing of processes, databases or brokers, so it says what a practice would see.
 *
 * <p>It needs a practice, a prescriber and a pharmacy that exist for nothing else; whatever it writes is synthetic by
 * name and has a note that says so.
 */
@NullMarked
package org.scriptline.local.probe;

import org.jspecify.annotations.NullMarked;
