/** The gate on the prescription events. A newcomer trusts Kafka to keep one person's events in one process: the locks do, the partition does not. */
@NullMarked
package org.scriptline.interaction.gate.events;

import org.jspecify.annotations.NullMarked;
