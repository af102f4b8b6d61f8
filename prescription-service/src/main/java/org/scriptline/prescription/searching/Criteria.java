package org.scriptline.prescription.searching;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

/**
 * Which prescriptions are meant; all conditions hold. A null set is no condition, an empty one matches nothing.
 *
 * @param practice whose prescriptions they are; never absent
 * @param identifiers each list is one condition, of which one token must match
 * @param drugs each is one condition
 * @param waitingFor whom it waits for
 */
public record Criteria(
        String practice,
        @Nullable Set<UUID> ids,
        @Nullable Set<UUID> patients,
        @Nullable Set<String> requesters,
        List<List<Token>> identifiers,
        List<DrugCodes> drugs,
        List<List<DayRange>> written,
        List<List<TimeRange>> updated,
        @Nullable Set<OrderStatus> orders,
        @Nullable Set<TransmissionStatus> transmissions,
        @Nullable Set<CancelStatus> cancels,
        @Nullable Set<FillStatus> fills,
        @Nullable Set<WaitingFor> waitingFor) {

    /** All prescriptions of a practice, or of some of its patients. */
    public static Criteria of(String practice, @Nullable Set<UUID> ids, @Nullable Set<UUID> patients) {
        return new Criteria(
                practice, ids, patients, null, List.of(), List.of(), List.of(), List.of(), null, null, null, null,
                null);
    }
}
