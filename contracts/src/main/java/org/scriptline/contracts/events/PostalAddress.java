package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;

/** A US postal address; any part may be missing. */
public record PostalAddress(
        @Nullable String line,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country) {

    @Override
    public String toString() {
        return "PostalAddress[redacted]";
    }
}
