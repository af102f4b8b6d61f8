package org.scriptline.interaction.screening;

import org.jspecify.annotations.Nullable;

/**
 * A recognised ingredient.
 *
 * @param name its name in the product table, which is its identity
 * @param rxcui RxNorm ingredient code, null where none is attested
 */
public record Ingredient(String name, @Nullable String rxcui) {}
