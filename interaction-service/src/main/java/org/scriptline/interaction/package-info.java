/**
 * interaction-service: what is known about drugs, who is one person across practices, what a screening finds and the
 * release gate. A newcomer mistakes the gate for a consumer that happens to screen: it is a database lock on the person,
 * and Kafka's order is only an optimisation.
 */
@NullMarked
package org.scriptline.interaction;

import org.jspecify.annotations.NullMarked;
