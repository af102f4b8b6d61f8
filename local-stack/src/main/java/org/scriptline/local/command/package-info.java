/**
 * One class per command of {@code ./erx}. A newcomer's mistake: printing anything besides the answer to standard output;
 * {@code TOKEN=$(./erx token prescriber)} has to work, so errors and hints go to standard error.
 */
@NullMarked
package org.scriptline.local.command;

import org.jspecify.annotations.NullMarked;
