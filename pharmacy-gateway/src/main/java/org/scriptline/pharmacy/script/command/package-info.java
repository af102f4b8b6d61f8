/**
 * {@code ./erx script}: the codec on the command line, without a running stack. What a newcomer gets wrong: a conversion that leaves something out still prints
 * its result, and says so with exit status 1.
 */
@NullMarked
package org.scriptline.pharmacy.script.command;

import org.jspecify.annotations.NullMarked;
