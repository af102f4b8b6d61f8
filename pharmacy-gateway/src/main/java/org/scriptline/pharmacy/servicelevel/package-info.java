/**
 * The published service-level report: how deliveries to each pharmacy went, by day and month, for anybody to read.
 *
 * <p>What a newcomer gets wrong: a message belongs to the day (UTC) on which it came to an end, not on which it was given to us, so that a day that is over never
 * changes; percentiles are never averaged, a month's come from the sums of its days' classes; and what a handful of messages did is not published, for it would
 * tell of their patients.
 */
@NullMarked
package org.scriptline.pharmacy.servicelevel;

import org.jspecify.annotations.NullMarked;
