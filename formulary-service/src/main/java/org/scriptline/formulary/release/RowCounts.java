package org.scriptline.formulary.release;

/**
 * How many rows a release has.
 *
 * @param prices unit costs of plans
 * @param pharmacies pharmacies in plans' networks, each once for each plan
 * @param others rows of the smaller files
 */
public record RowCounts(int items, int plans, int costs, long prices, long pharmacies, Others others) {

    /** Rows of the smaller files. */
    public record Others(int insulin, int excluded, int indications, int aliases, int counties, int areas) {
        public static final Others NONE = new Others(0, 0, 0, 0, 0, 0);
    }

    /** A release without the smaller files. */
    public RowCounts(int items, int plans, int costs, long prices, long pharmacies) {
        this(items, plans, costs, prices, pharmacies, Others.NONE);
    }

    static RowCounts of(ReleaseContent content) {
        return new RowCounts(
                content.items().size(),
                content.plans().size(),
                content.costs().size(),
                0,
                0,
                new Others(
                        content.insulin().size(),
                        content.excluded().size(),
                        content.indications().size(),
                        content.aliases().size(),
                        content.geography().size(),
                        content.areas().size()));
    }

    RowCounts with(Bulk.Copied copied) {
        return new RowCounts(items, plans, costs, copied.prices(), copied.pharmacies(), others);
    }
}
