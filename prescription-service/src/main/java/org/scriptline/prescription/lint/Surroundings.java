package org.scriptline.prescription.lint;

import java.time.LocalDate;

/**
 * What the linter needs to know beside the order.
 *
 * @param today local date of the practice
 */
public record Surroundings(
        LocalDate today,
        PharmacyDirectory pharmacies,
        Prescribers prescribers,
        SameDayOrders sameDayOrders,
        RecordedWeights recordedWeights) {}
