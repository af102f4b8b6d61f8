package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.events.Medication;

/** Other orders of this practice for the same patient that were written on one day and are not cancelled. */
public interface SameDayOrders {
    /** One of them. */
    record SameDayOrder(UUID id, Medication medication) {}

    /** Those of the submitted order's patient; an edited draft is not among its own duplicates. */
    List<SameDayOrder> writtenOn(LocalDate day, SubmittedOrder order);
}
