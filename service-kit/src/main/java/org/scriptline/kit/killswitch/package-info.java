/**
 * Kill switches: operations stop something in the database that owns it, and every process of the service obeys within
 * {@link org.scriptline.kit.killswitch.KillSwitches#LONGEST_AGE} and the transaction that is running. What is stopped
 * waits; nothing is dropped. A service takes part by a {@link org.scriptline.kit.killswitch.Stoppable} and the property
 * {@code scriptline.kill-switches=true} at build time.
 */
@NullMarked
package org.scriptline.kit.killswitch;

import org.jspecify.annotations.NullMarked;
