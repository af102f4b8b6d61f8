package org.scriptline.pharmacy.order;

import org.scriptline.contracts.events.Fill;

/**
 * A fill as stored.
 *
 * @param returned the pharmacy took it back into its stock; it no longer counts
 * @param counted whether its unit is the order's, so that it can be summed
 */
public record RecordedFill(Fill fill, boolean returned, boolean counted) {}
