package org.scriptline.contracts.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is, as one practice wrote it.
 *
 * @param given given names in order; empty when none is known
 * @param sex FHIR administrative gender: male, female, other or unknown
 */
public record Demographics(
        @Nullable String family,
        List<String> given,
        @Nullable String suffix,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable PostalAddress address,
        @Nullable String phone,
        List<Identifier> identifiers) {

    @Override
    public String toString() {
        return "Demographics[redacted]";
    }
}
