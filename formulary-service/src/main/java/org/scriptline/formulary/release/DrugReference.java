package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drugs of a whole market, from the RxNorm, FDA NDC and NADAC files that an operator loads beside the authored product
 * table. Answered from memory; a fact that the files do not carry is empty.
 */
public interface DrugReference {

    /** Knows no drug. */
    DrugReference NONE = new DrugReference() {
        @Override
        public Optional<ReferenceDrug> byRxcui(int rxcui) {
            return Optional.empty();
        }

        @Override
        public @Nullable Integer rxcuiOf(long ndc) {
            return null;
        }

        @Override
        public List<Integer> exactGenerics(int rxcui) {
            return List.of();
        }

        @Override
        public List<Integer> brandsOf(int rxcui) {
            return List.of();
        }

        @Override
        public @Nullable AcquisitionCost acquisitionCost(long ndc) {
            return null;
        }
    };

    Optional<ReferenceDrug> byRxcui(int rxcui);

    /** The drug that a package (eleven digits as a number) holds; null when not known or when the files disagree. */
    @Nullable
    Integer rxcuiOf(long ndc);

    /** Clinical drugs of which this branded drug is a trade name (RxNorm {@code tradename_of}); sorted. */
    List<Integer> exactGenerics(int rxcui);

    /** Branded drugs that are trade names of this clinical drug; sorted. */
    List<Integer> brandsOf(int rxcui);

    /** What pharmacies pay on average (NADAC), null when not listed. It is no plan's price. */
    @Nullable
    AcquisitionCost acquisitionCost(long ndc);

    /**
     * National Average Drug Acquisition Cost.
     *
     * @param perUnit dollars for each pricing unit
     * @param unit EA, ML or GM
     * @param effectiveOn ISO date from which it holds
     */
    record AcquisitionCost(BigDecimal perUnit, String unit, String effectiveOn) {}
}
