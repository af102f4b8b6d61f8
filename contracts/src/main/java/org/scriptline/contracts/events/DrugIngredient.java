package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;

/** One ingredient of a drug: name and, when known, RxNorm ingredient code. */
public record DrugIngredient(String name, @Nullable String rxcui) {}
