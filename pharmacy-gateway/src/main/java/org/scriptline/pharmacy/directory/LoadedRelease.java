package org.scriptline.pharmacy.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was loaded, or was not.
 *
 * @param mode full or delta
 * @param format csv, fixed or nppes; null when it could not be told
 * @param sha256 of its bytes in hex; null when there were none
 * @param pharmacies entries by NCPDP id
 * @param listings entries by NPI only
 * @param ignored rows about something else than a pharmacy
 * @param changed pharmacies and listings that are not what they were
 * @param state loaded, refused or unreachable
 * @param reason why it was not loaded
 */
public record LoadedRelease(
        long id,
        String source,
        String mode,
        @Nullable String format,
        @Nullable String sha256,
        int pharmacies,
        int listings,
        int ignored,
        int changed,
        String state,
        @Nullable String reason,
        Instant loadedAt,
        String loadedBy) {}
