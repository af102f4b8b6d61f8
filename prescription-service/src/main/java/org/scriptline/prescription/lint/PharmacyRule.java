package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyStated;

/** The pharmacy is in the directory, active, and the same by NCPDP id and by NPI. */
final class PharmacyRule implements LintRule {
    @Override
    public String name() {
        return "pharmacy-takes-prescriptions";
    }

    @Override
    public List<Finding> check(LintContext context) {
        PharmacyReference reference = context.order().pharmacy();
        String path = context.order().paths().pharmacy();
        if (reference.ncpdpId() == null && reference.npi() == null) {
            return List.of(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, path, "The pharmacy must be named by an NCPDP id or an NPI."));
        }
        @Nullable PharmacyStated pharmacy = context.pharmacy();
        String identifier = path + ".identifier";
        if (pharmacy == null) {
            return List.of(Finding.error(ErrorCode.PHARMACY_UNKNOWN, identifier));
        }
        if (reference.npi() != null && pharmacy.npi() != null && !Objects.equals(reference.npi(), pharmacy.npi())) {
            return List.of(Finding.error(
                    ErrorCode.PHARMACY_UNKNOWN, identifier, "NCPDP id and NPI name different pharmacies."));
        }
        return takesPrescriptions(pharmacy, context.today())
                ? List.of()
                : List.of(Finding.error(ErrorCode.PHARMACY_INACTIVE, identifier));
    }

    private static boolean takesPrescriptions(PharmacyStated pharmacy, LocalDate today) {
        @Nullable LocalDate from = pharmacy.effectiveFrom();
        return pharmacy.active() && (from == null || !from.isAfter(today));
    }
}
