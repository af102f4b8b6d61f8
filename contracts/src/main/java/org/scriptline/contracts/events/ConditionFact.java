package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;

/** A diagnosis of a patient, coded in ICD-10 or SNOMED where the source did. */
public record ConditionFact(
        String id,
        String name,
        @Nullable String code,
        @Nullable String system) {

    @Override
    public String toString() {
        return "ConditionFact[" + id + ", redacted]";
    }
}
