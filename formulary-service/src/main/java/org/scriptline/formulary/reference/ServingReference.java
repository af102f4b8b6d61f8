package org.scriptline.formulary.reference;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reference files that serve now, behind one volatile reference. */
public final class ServingReference implements DrugReference {

    private volatile Served served = new Served(List.of(), ServedReference.EMPTY);

    private record Served(List<ReferenceRelease> releases, ServedReference reference) {}

    /** At most one of each kind. */
    public List<ReferenceRelease> releases() {
        return served.releases();
    }

    void serve(List<ReferenceRelease> releases, List<ReferenceContent> contents) {
        served = new Served(List.copyOf(releases), new ServedReference(contents));
    }

    @Override
    public DrugReference snapshot() {
        return served.reference();
    }

    @Override
    public Optional<ReferenceDrug> byRxcui(int rxcui) {
        return snapshot().byRxcui(rxcui);
    }

    @Override
    public @Nullable Integer rxcuiOf(long ndc) {
        return snapshot().rxcuiOf(ndc);
    }

    @Override
    public boolean knows(long ndc) {
        return snapshot().knows(ndc);
    }

    @Override
    public @Nullable String packageName(long ndc) {
        return snapshot().packageName(ndc);
    }

    @Override
    public List<Integer> exactGenerics(int rxcui) {
        return snapshot().exactGenerics(rxcui);
    }

    @Override
    public List<Integer> brandsOf(int rxcui) {
        return snapshot().brandsOf(rxcui);
    }

    @Override
    public List<ReferenceDrug> productsOf(int rxcui) {
        return snapshot().productsOf(rxcui);
    }

    @Override
    public @Nullable AcquisitionCost acquisitionCost(long ndc) {
        return snapshot().acquisitionCost(ndc);
    }

    @Override
    public @Nullable AcquisitionCost acquisitionCostOf(int rxcui) {
        return snapshot().acquisitionCostOf(rxcui);
    }
}
