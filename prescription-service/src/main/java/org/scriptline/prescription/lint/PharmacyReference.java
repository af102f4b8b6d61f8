package org.scriptline.prescription.lint;

import org.jspecify.annotations.Nullable;

/** How the order names its pharmacy: NCPDP id, NPI, both or (then it is a defect) neither. */
public record PharmacyReference(
        @Nullable String ncpdpId, @Nullable String npi) {}
