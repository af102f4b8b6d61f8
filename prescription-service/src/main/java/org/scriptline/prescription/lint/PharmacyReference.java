package org.scriptline.prescription.lint;

import org.jspecify.annotations.Nullable;

/** How the order names its pharmacy: NCPDP id, NPI, both or (then it is a defect) neither. */
public record PharmacyReference(
        @Nullable String ncpdpId, @Nullable String npi) {

    /** Whether it names no pharmacy at all. */
    public boolean isNobody() {
        return ncpdpId == null && npi == null;
    }
}
