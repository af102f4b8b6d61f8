/**
 * Every service states once an hour how far its own aggregates are; every consumer compares that with its cursors and
 * its projection and names each difference. Nobody calls anybody and nobody reads another's database.
 *
 * <p>A difference is no verdict: an event may be on its way. It is looked at again every minute until both sides agree.
 */
@NullMarked
package org.scriptline.kit.reconciliation;

import org.jspecify.annotations.NullMarked;
