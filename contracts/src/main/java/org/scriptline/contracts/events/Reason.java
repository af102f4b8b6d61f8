package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;

/** Why the drug is ordered: an ICD-10-CM code, words, or both. */
public record Reason(@Nullable String icd10, @Nullable String text) {

    @Override
    public String toString() {
        return "Reason[redacted]";
    }
}
