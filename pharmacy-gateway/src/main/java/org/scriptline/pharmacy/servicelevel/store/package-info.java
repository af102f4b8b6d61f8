/**
 * The days of the report in PostgreSQL. What a newcomer gets wrong: the figures are counted from the stored messages and attempts, not from what a process has
 * counted in memory, so that a day on which nobody ran is counted later and comes to the same.
 */
@NullMarked
package org.scriptline.pharmacy.servicelevel.store;

import org.jspecify.annotations.NullMarked;
