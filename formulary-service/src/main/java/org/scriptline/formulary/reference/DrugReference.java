package org.scriptline.formulary.reference;

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
    static DrugReference none() {
        return ServedReference.EMPTY;
    }

    Optional<ReferenceDrug> byRxcui(int rxcui);

    /** The drug that a package (eleven digits as a number) holds; null when not known or when the files disagree. */
    @Nullable
    Integer rxcuiOf(long ndc);

    /** Whether any of the files has this package. */
    boolean knows(long ndc);

    /** What the FDA's directory calls the package's product, for people; null when it does not list it. */
    @Nullable
    String packageName(long ndc);

    /** Clinical drugs of which this branded drug is a trade name (RxNorm {@code tradename_of}); sorted. */
    List<Integer> exactGenerics(int rxcui);

    /** Branded drugs that are trade names of this clinical drug; sorted. */
    List<Integer> brandsOf(int rxcui);

    /** The drugs with this ingredient or brand by their code; empty when the code names neither. */
    List<ReferenceDrug> productsOf(int rxcui);

    /** What pharmacies pay on average (NADAC), null when not listed. It is no plan's price. */
    @Nullable
    AcquisitionCost acquisitionCost(long ndc);

    /** The dearest of the drug's packages, so that nothing is promised too cheap; null when none is listed. */
    @Nullable
    AcquisitionCost acquisitionCostOf(int rxcui);

    /** What serves now and does not change any more, for answers that must not mix two states. */
    default DrugReference snapshot() {
        return this;
    }

    /**
     * National Average Drug Acquisition Cost.
     *
     * @param perUnit dollars for each pricing unit
     * @param unit EA, ML or GM
     * @param effectiveOn ISO date from which it holds
     */
    record AcquisitionCost(BigDecimal perUnit, String unit, String effectiveOn) {}
}
