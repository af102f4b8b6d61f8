/**
 * Whole journeys of one prescription over the running processes, each seen from the prescriber's and from the pharmacy's side.
 *
 * <p>What a newcomer gets wrong: every step is asynchronous behind the answer, so nothing is asserted at once; {@link
 * org.scriptline.endtoend.journey.Journey} waits with a bound until all four axes are as expected. And every journey has patients
 * of its own, or the interaction screening of one would hold the other.
 */
@NullMarked
package org.scriptline.endtoend.journey;

import org.jspecify.annotations.NullMarked;
