package org.scriptline.formulary.release;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps packed prices and terms in maps. */
final class InMemoryBulkStore implements BulkStore {

    private record Block(PlanKey plan, int number) {}

    private final InMemoryReleaseStore.Kept kept;
    private final Map<Block, char[]> blocks = new HashMap<>();

    InMemoryBulkStore(InMemoryReleaseStore.Kept kept) {
        this.kept = kept;
    }

    @Override
    public void putPrices(PlanKey plan, int[][] costs) {
        kept.prices().put(plan, costs);
    }

    @Override
    public int @Nullable [][] takePrices(PlanKey plan) {
        return kept.prices().remove(plan);
    }

    @Override
    public void putNetwork(PlanKey plan, int block, char[] terms) {
        blocks.put(new Block(plan, block), terms);
    }

    @Override
    public char @Nullable [] takeNetwork(PlanKey plan, int block) {
        return blocks.remove(new Block(plan, block));
    }

    @Override
    public void putTerms(PlanKey plan, List<PharmacyTerms> terms) {
        kept.terms().put(plan, terms);
    }

    @Override
    public void putPharmacies(Collection<Long> npis) {
        kept.pharmacies().addAll(npis);
    }
}
