package org.scriptline.pharmacy.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages to a partner that wait for operations.
 *
 * @param configuration answered with Error 700: nothing may reach it until the configuration on one of the sides is mended
 * @param lastConfigurationAt when the latest of these was refused; null without one
 * @param unprocessed answered with Error 601
 * @param lastUnprocessedAt when the latest of these was refused; null without one
 */
public record Unsettled(
        long configuration,
        @Nullable Instant lastConfigurationAt,
        long unprocessed,
        @Nullable Instant lastUnprocessedAt) {}
