package org.scriptline.pharmacy.directory.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.directory.DirectoryEntry;
import org.scriptline.pharmacy.partner.Reachability;

/**
 * A pharmacy in an answer.
 *
 * @param ncpdpId null when only its NPI is known; nothing can be sent to it then
 * @param electronic true over SCRIPT, false at the worklist, null when only its NPI is known
 * @param distanceKm from where it was looked for, null without a place
 * @param lastHour how deliveries to it went in the last sixty minutes; null where nothing is delivered
 */
public record PharmacyView(
        @Nullable String ncpdpId,
        @Nullable String npi,
        String name,
        PostalAddress address,
        @Nullable String phone,
        boolean active,
        @Nullable Boolean electronic,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable String hours,
        List<String> serviceLevels,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal distanceKm,
        @Nullable Reachability lastHour) {

    static PharmacyView of(DirectoryEntry entry, @Nullable Reachability reachability) {
        Double kilometres = entry.kilometres();
        return new PharmacyView(
                entry.ncpdpId(),
                entry.npi(),
                entry.name(),
                entry.address(),
                entry.phone(),
                entry.active(),
                entry.electronic(),
                entry.effectiveFrom(),
                entry.effectiveTo(),
                entry.hours(),
                entry.serviceLevels(),
                entry.latitude(),
                entry.longitude(),
                kilometres == null ? null : BigDecimal.valueOf(Math.round(kilometres * 100), 2),
                Boolean.TRUE.equals(entry.electronic())
                        ? reachability == null ? Reachability.NOTHING_TRIED : reachability
                        : null);
    }
}
