/** The running service on real PostgreSQL and Kafka. A newcomer shares a patient between tests: each test invents its own. */
@NullMarked
package org.scriptline.interaction.running;

import org.jspecify.annotations.NullMarked;
