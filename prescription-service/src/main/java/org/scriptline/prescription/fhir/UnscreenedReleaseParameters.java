package org.scriptline.prescription.fhir;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;

/** What {@code $release-unscreened} carries; the comment is there when the reason is OTHER. */
public record UnscreenedReleaseParameters(
        UnscreenedReleaseReason reason, @Nullable String comment) {}
