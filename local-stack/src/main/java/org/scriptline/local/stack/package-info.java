/**
 * The processes of one machine: PostgreSQL, Kafka, the token issuer with the pharmacy simulator, and the four services, each
 * a child of the process that holds the {@link org.scriptline.local.stack.LocalStack}. A newcomer's mistakes: using
 * {@code pg_ctl start} or anything else that daemonises, which leaves a pid file that blocks the restart after a kill; and
 * restarting a service that died, which would hide exactly what the crash tests look for.
 */
@NullMarked
package org.scriptline.local.stack;

import org.jspecify.annotations.NullMarked;
