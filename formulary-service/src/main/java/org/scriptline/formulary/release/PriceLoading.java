package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs the pricing file by plan: an array of costs for each length of supply, in the order of the formulary's drugs.
 *
 * <p>Only as many plans are open at once as {@link #OPEN_COSTS} allows; one that is written and comes back is taken back
 * from the store, so that the order of the rows is free and only the speed depends on it.
 */
final class PriceLoading {

    static final String GATE = "prices belong to plans and drugs";

    /** Costs held in memory at once: 16 MB. */
    private static final int OPEN_COSTS = 4_000_000;

    private final BulkStore store;
    private final Map<PlanKey, PlanRow> plans = new HashMap<>();
    private final Map<Integer, int[]> rowsOfFormulary;
    private final ItemColumns items;
    private final Map<Integer, NdcPositions> positions = new HashMap<>();
    private final LinkedHashMap<PlanKey, int[][]> open = new LinkedHashMap<>(64, 0.75f, true);
    private int openCosts;
    private long kept;
    private long strangers;
    private long unknownPlans;

    PriceLoading(BulkStore store, ReleaseContent content) {
        this.store = store;
        content.plans().forEach(plan -> plans.put(plan.key(), plan));
        items = content.items();
        rowsOfFormulary = items.rowsByFormulary();
    }

    /** One file's rows. */
    Consumer<ByteRow> rows(ByteRow row) {
        return new Rows(row);
    }

    /** Writes what is open. */
    void end() {
        open.forEach(store::putPrices);
        open.clear();
        openCosts = 0;
    }

    long kept() {
        return kept;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (unknownPlans > 0) {
            warnings.add(GATE + ": " + unknownPlans + " price rows are of plans that are not in the plan file");
        }
        if (strangers > 0) {
            warnings.add(GATE + ": " + strangers + " price rows name an NDC that is not on the plan's formulary");
        }
        return warnings;
    }

    private final class Rows implements Consumer<ByteRow> {
        private final PlanCells cells;
        private final int ndcCell;
        private final int daysCell;
        private final int costCell;
        private @Nullable NdcPositions drugs;
        private int @Nullable [][] costs;

        Rows(ByteRow row) {
            cells = new PlanCells(row);
            ndcCell = row.column("NDC");
            daysCell = row.column("DAYS_SUPPLY");
            costCell = row.column("UNIT_COST");
        }

        @Override
        public void accept(ByteRow row) {
            if (!cells.same()) {
                costs = null;
                drugs = null;
                Optional<PlanKey> key = cells.read();
                PlanRow plan = key.map(plans::get).orElse(null);
                drugs = plan == null || plan.formulary() == null ? null : positionsOf(plan.formulary());
                if (plan != null && drugs != null) {
                    costs = opened(plan.key(), drugs.size());
                }
            }
            long ndc = row.digits(ndcCell, "NDC", 11, 11);
            long days = row.digits(daysCell, "DAYS_SUPPLY", 1, 3);
            long cost = row.decimal(costCell, "UNIT_COST");
            if (ndc < 0 || days < 0 || cost < 0) {
                return;
            }
            Optional<PriceLength> length = PriceLength.written((int) days);
            int packed = PackedPrice.of(cost, row.places());
            if (length.isEmpty()) {
                row.refuse("DAYS_SUPPLY", "is " + days + ", not 30, 60 or 90");
            } else if (packed == PackedPrice.NONE) {
                row.refuse("UNIT_COST", "is more than a unit can cost");
            } else if (drugs == null || costs == null) {
                unknownPlans++;
            } else {
                put(row, drugs.of(ndc), costs[length.get().ordinal()], packed);
            }
        }

        private void put(ByteRow row, int position, int[] ofLength, int packed) {
            if (position < 0) {
                strangers++;
            } else if (ofLength[position] != PackedPrice.NONE) {
                row.refuse("NDC", "the price of this plan, drug and length of supply came before");
            } else {
                ofLength[position] = packed;
                kept++;
            }
        }
    }

    private @Nullable NdcPositions positionsOf(int formulary) {
        int[] rows = rowsOfFormulary.get(formulary);
        return rows == null ? null : positions.computeIfAbsent(formulary, number -> new NdcPositions(items, rows));
    }

    private int[][] opened(PlanKey plan, int drugs) {
        int[][] costs = open.get(plan);
        if (costs != null) {
            return costs;
        }
        int size = drugs * PriceLength.values().length;
        for (Iterator<Map.Entry<PlanKey, int[][]>> oldest = open.entrySet().iterator();
                openCosts + size > OPEN_COSTS && oldest.hasNext(); ) {
            Map.Entry<PlanKey, int[][]> entry = oldest.next();
            store.putPrices(entry.getKey(), entry.getValue());
            openCosts -= entry.getValue()[0].length * PriceLength.values().length;
            oldest.remove();
        }
        costs = Objects.requireNonNullElseGet(
                store.takePrices(plan), () -> new int[PriceLength.values().length][drugs]);
        open.put(plan, costs);
        openCosts += size;
        return costs;
    }
}
