package org.scriptline.prescription.searching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A range of instants, or everything outside it.
 *
 * @param from the first instant, null for no beginning
 * @param until the first instant after, null for no end
 * @param outside whether the instants outside are meant
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant until, boolean outside) {}
