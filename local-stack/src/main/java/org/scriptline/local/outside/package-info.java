/**
 * What lies outside the suite and is played on one machine by one JVM: who people are (the token issuer) and what pharmacies
 * do (the simulator). A newcomer's mistake: letting a service depend on anything here.
 */
@NullMarked
package org.scriptline.local.outside;

import org.jspecify.annotations.NullMarked;
