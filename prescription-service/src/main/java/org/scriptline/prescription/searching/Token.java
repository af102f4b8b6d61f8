package org.scriptline.prescription.searching;

import org.jspecify.annotations.Nullable;

/**
 * A code or identifier to look for.
 *
 * @param system null for any, empty for none
 */
public record Token(@Nullable String system, String value) {

    /** Whether a value of this system is meant. */
    public boolean isOf(String candidate) {
        return system == null || system.equals(candidate);
    }
}
