package org.scriptline.contracts.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One page of what a service says about the aggregates that it has spoken about in a window of time.
 *
 * @param service who states, also the CloudEvents subject
 * @param run the same for every page of one window
 * @param from start of the window, inclusive
 * @param until end of the window, exclusive
 * @param page 1 first
 * @param pages how many there are
 * @param aggregates at most 2,000
 */
public record ReconciliationStated(
        String service, UUID run, Instant from, Instant until, int page, int pages, List<AggregateState> aggregates) {}
