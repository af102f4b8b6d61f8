package org.scriptline.contracts.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pharmacy of the directory.
 *
 * @param ncpdpId seven digits, the Kafka key
 * @param active whether it takes prescriptions now
 * @param electronic false when it works from the worklist
 * @param serviceLevels NewRx, Refill, Change, Cancel, Fill, EPCS ...; empty when the directory's source does not tell
 */
public record PharmacyStated(
        String ncpdpId,
        @Nullable String npi,
        String name,
        PostalAddress address,
        @Nullable String phone,
        boolean active,
        boolean electronic,
        @Nullable LocalDate effectiveFrom,
        List<String> serviceLevels) {

    /** Whether new prescriptions reach it electronically, as far as the directory knows. */
    public boolean takesNewPrescriptions() {
        return serviceLevels.isEmpty() || serviceLevels.contains("NewRx");
    }

    /** Whether it tells electronically what it dispensed, as far as the directory knows; a worklist always does. */
    public boolean tellsOfFills() {
        return !electronic || serviceLevels.isEmpty() || serviceLevels.contains("Fill");
    }
}
