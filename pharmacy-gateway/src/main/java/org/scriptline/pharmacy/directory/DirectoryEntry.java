package org.scriptline.pharmacy.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;

/**
 * A pharmacy that was found.
 *
 * @param id for paging
 * @param ncpdpId null when only its NPI is known; nothing can be sent to it then
 * @param active within its effective dates or not
 * @param electronic true over SCRIPT, false at the worklist, null when only its NPI is known
 * @param kilometres on the great circle from where it was looked for, null without a place
 */
public record DirectoryEntry(
        String id,
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
        @Nullable Double kilometres) {}
