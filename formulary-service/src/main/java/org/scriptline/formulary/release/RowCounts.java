package org.scriptline.formulary.release;

/**
 * How many rows a release has.
 *
 * @param prices unit costs of plans
 * @param pharmacies pharmacies in plans' networks, each once for each plan
 */
public record RowCounts(int items, int plans, int costs, long prices, long pharmacies) {

    /** A release without prices and networks. */
    public RowCounts(int items, int plans, int costs) {
        this(items, plans, costs, 0, 0);
    }

    static RowCounts of(ReleaseContent content) {
        return new RowCounts(
                content.items().size(), content.plans().size(), content.costs().size());
    }

    RowCounts with(Bulk.Copied copied) {
        return new RowCounts(items, plans, costs, copied.prices(), copied.pharmacies());
    }
}
