package org.scriptline.pharmacy.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a message of ours waits for operations.
 *
 * @param code 601, the receiver was unable to process it, or 700, a configuration does not let it through
 * @param descriptionCode what the pharmacy said more closely, in digits; null when it said nothing
 */
public record Unsettled(String code, @Nullable String descriptionCode, Instant at) {}
