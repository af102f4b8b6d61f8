package org.scriptline.pharmacy.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.events.Fill;

/**
 * What a pharmacy reads of an order that it gave to another one: its own part, and nothing of what came after.
 *
 * @param transferredTo the NCPDP id of the pharmacy that it named
 * @param unit of what was ordered
 * @param fills its own that stand, by number
 */
public record GivenOrder(
        UUID prescriptionId, String transferredTo, Instant transferredAt, String unit, List<Fill> fills) {}
