/**
 * {@code ./erx load}: whole lives of prescriptions at a fixed rate, measured from outside.
 *
 * <p>What a newcomer gets wrong: the loop is open. A life starts when the plan says so, whether or not earlier ones are through,
 * and its latency counts from that intended start; otherwise a slow service would hide its own queue.
 */
@NullMarked
package org.scriptline.local.load;

import org.jspecify.annotations.NullMarked;
