package org.scriptline.contracts.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Name, birth date, sex, address and telephone as somebody reads them who compares two patients; no identifier. */
    public String inWords() {
        return Stream.of(
                        Stream.concat(given.stream(), Stream.ofNullable(family)).collect(Collectors.joining(" ")),
                        birthDate == null ? "" : "born " + birthDate,
                        sex == null ? "" : sex,
                        address == null
                                ? ""
                                : Stream.of(address.line(), address.postalCode(), address.city())
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.joining(" ")),
                        phone == null ? "" : "phone " + phone)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "Demographics[redacted]";
    }
}
