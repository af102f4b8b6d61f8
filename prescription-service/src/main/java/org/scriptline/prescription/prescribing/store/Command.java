package org.scriptline.prescription.prescribing.store;

import org.jspecify.annotations.Nullable;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.security.Caller;

/**
 * Who asks for something and under which conditions.
 *
 * @param expectedRevision from If-Match, null when none was sent
 * @param key from Idempotency-Key, null when none was sent
 */
public record Command(
        Caller caller,
        @Nullable Integer expectedRevision,
        @Nullable IdempotencyKey key) {}
