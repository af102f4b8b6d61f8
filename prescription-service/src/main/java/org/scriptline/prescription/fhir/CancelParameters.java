package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;

/** What {@code $cancel} carries; the comment is there when the reason is OTHER. */
public record CancelParameters(
        CancelReason reason, @Nullable String comment) {}
