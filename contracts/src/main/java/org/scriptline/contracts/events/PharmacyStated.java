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
 * @param serviceLevels NewRx, Refill, Change, Cancel, Fill, EPCS ...
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
        List<String> serviceLevels) {}
