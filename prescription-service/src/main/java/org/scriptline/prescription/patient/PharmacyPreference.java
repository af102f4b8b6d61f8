package org.scriptline.prescription.patient;

import org.jspecify.annotations.Nullable;

/** What is said about the pharmacy that a patient prefers. */
public sealed interface PharmacyPreference {

    /** Nothing; what is recorded stays. */
    record Unsaid() implements PharmacyPreference {}

    /** There is none any more. */
    record None() implements PharmacyPreference {}

    /** This one, of the directory. */
    record Prefers(String ncpdpId) implements PharmacyPreference {}

    /** The recorded NCPDP id after this was said, null when none is recorded. */
    default @Nullable String after(@Nullable String known) {
        return switch (this) {
            case Unsaid unsaid -> known;
            case None none -> null;
            case Prefers prefers -> prefers.ncpdpId();
        };
    }
}
