package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyStated;

/**
 * A pharmacy as somebody named it, looked up in the directory.
 *
 * @param pharmacy null when it is not in the directory
 */
public record NamedPharmacy(
        PharmacyReference reference, @Nullable PharmacyStated pharmacy) {

    /** Looks it up, by NCPDP id where there is one; nothing is looked up for a reference that names none. */
    public static NamedPharmacy in(PharmacyDirectory directory, PharmacyReference reference) {
        Optional<PharmacyStated> found = reference.ncpdpId() != null
                ? directory.byNcpdpId(reference.ncpdpId())
                : Optional.ofNullable(reference.npi()).flatMap(directory::byNpi);
        return new NamedPharmacy(reference, found.orElse(null));
    }

    /**
     * Why no prescription can go there; empty when one can.
     *
     * @param path the element that names it
     * @param today local date of the practice
     */
    public List<Finding> defects(String path, LocalDate today) {
        if (reference.isNobody()) {
            return List.of(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, path, "The pharmacy must be named by an NCPDP id or an NPI."));
        }
        String identifier = path + ".identifier";
        if (pharmacy == null) {
            return List.of(Finding.error(ErrorCode.PHARMACY_UNKNOWN, identifier));
        }
        if (reference.npi() != null && pharmacy.npi() != null && !Objects.equals(reference.npi(), pharmacy.npi())) {
            return List.of(Finding.error(
                    ErrorCode.PHARMACY_UNKNOWN, identifier, "NCPDP id and NPI name different pharmacies."));
        }
        if (!takesPrescriptions(pharmacy, today)) {
            return List.of(Finding.error(ErrorCode.PHARMACY_INACTIVE, identifier));
        }
        return pharmacy.takesNewPrescriptions()
                ? List.of()
                : List.of(Finding.error(
                        ErrorCode.PHARMACY_INACTIVE,
                        identifier,
                        "The pharmacy takes no new prescriptions electronically; it offers "
                                + String.join(", ", pharmacy.serviceLevels()) + " only."));
    }

    private static boolean takesPrescriptions(PharmacyStated pharmacy, LocalDate today) {
        @Nullable LocalDate from = pharmacy.effectiveFrom();
        return pharmacy.active() && (from == null || !from.isAfter(today));
    }
}
