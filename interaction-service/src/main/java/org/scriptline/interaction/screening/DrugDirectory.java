package org.scriptline.interaction.screening;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises drugs by code or name. */
public interface DrugDirectory {

    /**
     * What a drug is made of.
     *
     * @param rxcui product or ingredient code, the first to be tried
     * @param ndc tried next
     * @param name generic, brand or product name, tried last
     * @return empty when nothing is known by any of them
     */
    Optional<RecognisedDrug> recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String name);

    /** The RxNorm code of the substance with this UNII (FDA); empty without an operator's RxNorm release. */
    default Optional<String> rxcuiOfUnii(String unii) {
        return Optional.empty();
    }

    /** How much of each ingredient the product with this code or package contains; empty for anything but a product. */
    default Optional<DrugStrengths> strengths(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        return Optional.empty();
    }
}
