package org.scriptline.formulary.reference;

import org.jspecify.annotations.Nullable;

/**
 * A package.
 *
 * @param ndc eleven digits as a number
 * @param rxcui the drug in it, null when the files do not say or name several
 */
public record DrugPackage(long ndc, @Nullable Integer rxcui) {}
