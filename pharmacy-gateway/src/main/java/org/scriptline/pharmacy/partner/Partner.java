package org.scriptline.pharmacy.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pharmacy that messages are delivered to.
 *
 * @param state what operations let through
 * @param reason why it is not active, in the words of who changed it
 * @param since when the state was set; null when it was never changed
 * @param by who set it
 * @param undelivered NewRx messages that are due
 * @param oldestSeconds age of the oldest of them, 0 without one
 * @param unsettled what it refused for reasons that operations have to mend
 */
public record Partner(
        String ncpdpId,
        String name,
        PartnerState state,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable String by,
        long undelivered,
        long oldestSeconds,
        Unsettled unsettled) {}
