package org.scriptline.prescription.lint;

import org.jspecify.annotations.Nullable;

/** A quantity's unit as given: a coded unit, a word, or both. */
public record OrderedUnit(
        @Nullable String system,
        @Nullable String code,
        @Nullable String word) {}
