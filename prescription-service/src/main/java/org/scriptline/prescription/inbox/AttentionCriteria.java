package org.scriptline.prescription.inbox;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items are meant; all conditions hold, a null set is none.
 *
 * @param open true for what waits, false for what is over, null for both
 */
public record AttentionCriteria(
        String practice,
        @Nullable Set<UUID> ids,
        @Nullable Set<UUID> prescriptions,
        @Nullable Set<UUID> patients,
        @Nullable Set<String> prescribers,
        @Nullable Set<AttentionKind> kinds,
        @Nullable Boolean open) {}
